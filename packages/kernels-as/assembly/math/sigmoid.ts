// The S-shaped functions and their slopes, over T = f32 or v128 like math/exp.ts. Bounds were measured against float64.
import * as lane from "./vec";
import * as int from "./vecInt";
import { EXP_LOW, exp, expDown, expm1Remainder, exponentOf, log1pFinite, powerOfTwo } from "./exp";

const ONE = memory.data<f32>([1]);
const LIFTED_ONE = memory.data<f32>([9.22337203685477581e18]); // 2^63, as of expDown
const TWO = memory.data<f32>([2]);
const FOUR = memory.data<f32>([4]);
const TANH_FAR = memory.data<f32>([0.55]);
const TANH_IS_ONE = memory.data<f32>([10]);
const SIGN = memory.data<i32>([i32.MIN_VALUE]);

// erf x = x P(x^2) / Q(x^2) on |x| <= 4 (the rational approximation of Eigen and XLA).
const P0 = memory.data<f32>([-1.60960333262415e-2]);
const P1 = memory.data<f32>([-2.95459980854025e-3]);
const P2 = memory.data<f32>([-7.34990630326855e-4]);
const P3 = memory.data<f32>([-5.69250639462346e-5]);
const P4 = memory.data<f32>([-2.10102402082508e-6]);
const P5 = memory.data<f32>([2.77068142495902e-8]);
const P6 = memory.data<f32>([-2.72614225801306e-10]);
const Q0 = memory.data<f32>([-1.42647390514189e-2]);
const Q1 = memory.data<f32>([-7.37332916720468e-3]);
const Q2 = memory.data<f32>([-1.68282697438203e-3]);
const Q3 = memory.data<f32>([-2.13374055278905e-4]);
const Q4 = memory.data<f32>([-1.45660718464996e-5]);

/** tanh x from e = exp(-2 |x|): (1 - e) / (1 + e) near 0, 1 - 2 e / (1 + e) beyond; <= 2.5 ULP. */
// @ts-ignore: decorator
@inline export function tanh<T>(x: T): T {
  const one = lane.at<T>(ONE);
  const size = lane.below<T>(lane.abs<T>(x), lane.at<T>(TANH_IS_ONE));
  const t = lane.neg<T>(lane.add<T>(size, size));
  const k = exponentOf<T>(t);
  const scale = powerOfTwo<T>(k);
  const p = lane.mul<T>(scale, expm1Remainder<T>(t, k));
  const e = lane.add<T>(p, scale);
  const far = lane.lt<T>(lane.at<T>(TANH_FAR), size);
  const top = lane.choose<T>(far, lane.add<T>(e, e), lane.sub<T>(lane.sub<T>(one, scale), p));
  const ratio = lane.div<T>(top, lane.add<T>(e, one));
  const y = lane.choose<T>(far, lane.sub<T>(one, ratio), ratio);
  return lane.or<T>(lane.abs<T>(y), lane.and<T>(x, lane.at<T>(SIGN)));
}

/** 1 - tanh(x)^2 as 4 e / (1 + e)^2, e = exp(-2 |x|): no digits cancel far from 0. */
// @ts-ignore: decorator
@inline export function tanhSlope<T>(x: T): T {
  const e = exp<T>(lane.neg<T>(lane.mul<T>(lane.abs<T>(x), lane.at<T>(TWO))));
  const sum = lane.add<T>(e, lane.at<T>(ONE));
  return lane.div<T>(lane.mul<T>(e, lane.at<T>(FOUR)), lane.mul<T>(sum, sum));
}

/** 1 / (1 + e^-x), denormal results included; <= 2.5 ULP. The constants are parameters: see loops/elementwiseExp.ts. */
// @ts-ignore: decorator
@inline export function sigmoid<T>(x: T, log2e: T, lifted: T, h: T, l: T, e0: T, e1: T, e2: T, e3: T, e4: T): T {
  const one = lane.at<T>(LIFTED_ONE);
  const e = expDown<T>(lane.above<T>(lane.or<T>(x, lane.at<T>(SIGN)), lane.at<T>(EXP_LOW)), log2e, lifted, h, l, e0, e1, e2, e3, e4);
  return lane.div<T>(lane.choose<T>(int.shiftRight<T>(x, 31), e, one), lane.add<T>(one, e));
}

/** sigmoid(x) (1 - sigmoid(x)) as e / (1 + e)^2, e = exp(-|x|). */
// @ts-ignore: decorator
@inline export function sigmoidSlope<T>(x: T): T {
  const e = exp<T>(lane.neg<T>(lane.abs<T>(x)));
  const sum = lane.add<T>(e, lane.at<T>(ONE));
  return lane.div<T>(e, lane.mul<T>(sum, sum));
}

/** log(1 + e^x); <= 2 ULP. */
// @ts-ignore: decorator
@inline export function softplus<T>(x: T): T {
  const positive = lane.above<T>(x, lane.bits<T>(0));
  return lane.add<T>(positive, log1pFinite<T>(exp<T>(lane.neg<T>(lane.abs<T>(x)))));
}

/** erf x; <= 8 ULP. */
// @ts-ignore: decorator
@inline export function erf<T>(x: T): T {
  const four = lane.at<T>(FOUR);
  x = lane.below<T>(lane.above<T>(x, lane.neg<T>(four)), four);
  const z = lane.mul<T>(x, x);
  let p = lane.at<T>(P6);
  p = lane.add<T>(lane.mul<T>(p, z), lane.at<T>(P5));
  p = lane.add<T>(lane.mul<T>(p, z), lane.at<T>(P4));
  p = lane.add<T>(lane.mul<T>(p, z), lane.at<T>(P3));
  p = lane.add<T>(lane.mul<T>(p, z), lane.at<T>(P2));
  p = lane.add<T>(lane.mul<T>(p, z), lane.at<T>(P1));
  p = lane.add<T>(lane.mul<T>(p, z), lane.at<T>(P0));
  let q = lane.at<T>(Q4);
  q = lane.add<T>(lane.mul<T>(q, z), lane.at<T>(Q3));
  q = lane.add<T>(lane.mul<T>(q, z), lane.at<T>(Q2));
  q = lane.add<T>(lane.mul<T>(q, z), lane.at<T>(Q1));
  q = lane.add<T>(lane.mul<T>(q, z), lane.at<T>(Q0));
  return lane.mul<T>(x, lane.div<T>(p, q));
}
