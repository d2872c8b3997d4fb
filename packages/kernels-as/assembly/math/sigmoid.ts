// The S-shaped functions and their slopes, over T = f32 or v128 like math/exp.ts. Bounds were measured against float64.
import * as vec from "./vec";
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
  const one = vec.constant<T>(ONE);
  const size = vec.pmin<T>(vec.abs<T>(x), vec.constant<T>(TANH_IS_ONE));
  const t = vec.neg<T>(vec.add<T>(size, size));
  const k = exponentOf<T>(t);
  const scale = powerOfTwo<T>(k);
  const p = vec.mul<T>(scale, expm1Remainder<T>(t, k));
  const e = vec.add<T>(p, scale);
  const far = vec.lt<T>(vec.constant<T>(TANH_FAR), size);
  const top = vec.choose<T>(far, vec.add<T>(e, e), vec.sub<T>(vec.sub<T>(one, scale), p));
  const ratio = vec.div<T>(top, vec.add<T>(e, one));
  const y = vec.choose<T>(far, vec.sub<T>(one, ratio), ratio);
  return vec.or<T>(vec.abs<T>(y), vec.and<T>(x, vec.constant<T>(SIGN)));
}

/** 1 - tanh(x)^2 as 4 e / (1 + e)^2, e = exp(-2 |x|): no digits cancel far from 0. */
// @ts-ignore: decorator
@inline export function tanhDerivative<T>(x: T): T {
  const e = exp<T>(vec.neg<T>(vec.mul<T>(vec.abs<T>(x), vec.constant<T>(TWO))));
  const sum = vec.add<T>(e, vec.constant<T>(ONE));
  return vec.div<T>(vec.mul<T>(e, vec.constant<T>(FOUR)), vec.mul<T>(sum, sum));
}

/** 1 / (1 + e^-x), denormal results included; <= 2.5 ULP. The constants are parameters: see loops/elementwiseExp.ts. */
// @ts-ignore: decorator
@inline export function sigmoid<T>(x: T, log2e: T, lifted: T, h: T, l: T, e0: T, e1: T, e2: T, e3: T, e4: T): T {
  const one = vec.constant<T>(LIFTED_ONE);
  const e = expDown<T>(vec.pmax<T>(vec.or<T>(x, vec.constant<T>(SIGN)), vec.constant<T>(EXP_LOW)), log2e, lifted, h, l, e0, e1, e2, e3, e4);
  return vec.div<T>(vec.choose<T>(int.shiftRight<T>(x, 31), e, one), vec.add<T>(one, e));
}

/** sigmoid(x) (1 - sigmoid(x)) as e / (1 + e)^2, e = exp(-|x|). */
// @ts-ignore: decorator
@inline export function sigmoidDerivative<T>(x: T): T {
  const e = exp<T>(vec.neg<T>(vec.abs<T>(x)));
  const sum = vec.add<T>(e, vec.constant<T>(ONE));
  return vec.div<T>(e, vec.mul<T>(sum, sum));
}

/** log(1 + e^x); <= 2 ULP. */
// @ts-ignore: decorator
@inline export function softplus<T>(x: T): T {
  const positive = vec.pmax<T>(x, vec.bits<T>(0));
  return vec.add<T>(positive, log1pFinite<T>(exp<T>(vec.neg<T>(vec.abs<T>(x)))));
}

/** erf x; <= 8 ULP. */
// @ts-ignore: decorator
@inline export function erf<T>(x: T): T {
  const four = vec.constant<T>(FOUR);
  x = vec.pmin<T>(vec.pmax<T>(x, vec.neg<T>(four)), four);
  const z = vec.mul<T>(x, x);
  let p = vec.constant<T>(P6);
  p = vec.add<T>(vec.mul<T>(p, z), vec.constant<T>(P5));
  p = vec.add<T>(vec.mul<T>(p, z), vec.constant<T>(P4));
  p = vec.add<T>(vec.mul<T>(p, z), vec.constant<T>(P3));
  p = vec.add<T>(vec.mul<T>(p, z), vec.constant<T>(P2));
  p = vec.add<T>(vec.mul<T>(p, z), vec.constant<T>(P1));
  p = vec.add<T>(vec.mul<T>(p, z), vec.constant<T>(P0));
  let q = vec.constant<T>(Q4);
  q = vec.add<T>(vec.mul<T>(q, z), vec.constant<T>(Q3));
  q = vec.add<T>(vec.mul<T>(q, z), vec.constant<T>(Q2));
  q = vec.add<T>(vec.mul<T>(q, z), vec.constant<T>(Q1));
  q = vec.add<T>(vec.mul<T>(q, z), vec.constant<T>(Q0));
  return vec.mul<T>(x, vec.div<T>(p, q));
}
