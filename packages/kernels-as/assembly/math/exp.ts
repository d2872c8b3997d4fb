// Transcendental functions of float32 from + - * / sqrt and integer operations, so that every machine gives the same
// bits. Written over T = f32 or v128 (math/vec.ts). The bounds in ULP were measured against float64 (test/math.test.ts).
// Sources: Cody & Waite, "Software Manual for the Elementary Functions"; Cephes; FreeBSD msun (logf, log1pf).
import * as vec from "./vec";
import * as int from "./vecInt";

const ONE = memory.data<f32>([1]);
const TWO = memory.data<f32>([2]);
const HALF = memory.data<f32>([0.5]);
const INFINITE = memory.data<f32>([Infinity]);
const ABSENT = memory.data<f32>([NaN]);

// x = k ln 2 + r. ROUND + x keeps the nearest integer of x in its low bits, for |x| < 2^22.
export const ROUND = memory.data<f32>([12582912]);
/** The same, with k + 190 in its low 9 bits: even, so that it rounds alike. */
export const ROUND_LIFTED = memory.data<f32>([12582912 + 190]);
export const LOG2_E = memory.data<f32>([1.44269504088896341]);
export const LN2_HIGH = memory.data<f32>([0.693359375]);
export const LN2_LOW = memory.data<f32>([-2.12194440e-4]);
export const EXP_LOW = memory.data<f32>([-105]);
const EXP_HIGH = memory.data<f32>([89]);
const DROP = memory.data<f32>([1.08420217248550443e-19]); // 2^-63
/** From here down, e^x - 1 is -1. */
export const EXPM1_LOW = memory.data<f32>([-20]);
const BIAS = memory.data<i32>([127]);

// (e^r - 1 - r) / r^2 on |r| <= ln 2 / 2: least maximum error of e^r, 0.03 ULP (Lawson).
export const E0 = memory.data<f32>([4.9999994039e-1]);
export const E1 = memory.data<f32>([1.6666521132e-1]);
export const E2 = memory.data<f32>([4.1668388993e-2]);
export const E3 = memory.data<f32>([8.3687454462e-3]);
export const E4 = memory.data<f32>([1.3814539416e-3]);

// log(1 + f) = f - f^2/2 + s (f^2/2 + R(s^2)), s = f / (2 + f), sqrt(2)/2 <= 1 + f < sqrt(2).
const L1 = memory.data<f32>([0.66666662693]);
const L2 = memory.data<f32>([0.40000972152]);
const L3 = memory.data<f32>([0.28498786688]);
const L4 = memory.data<f32>([0.24279078841]);
const LOG_LN2_HIGH = memory.data<f32>([6.9313812256e-1]);
const LOG_LN2_LOW = memory.data<f32>([9.0580006145e-6]);
const SQRT_HALF = memory.data<i32>([0x3f3504f3]);
const TO_ONE = memory.data<i32>([0x3f800000 - 0x3f3504f3]);
const MANTISSA = memory.data<i32>([0x7fffff]);
const NORMAL = memory.data<f32>([1.17549435e-38]);
const LIFT = memory.data<f32>([33554432]);
const LIFTED = memory.data<i32>([25]);

/** The integer nearest to x / ln 2, as bits. */
// @ts-ignore: decorator
@inline export function exponentOf<T>(x: T): T {
  const round = vec.constant<T>(ROUND);
  return int.sub<T>(vec.add<T>(vec.mul<T>(x, vec.constant<T>(LOG2_E)), round), round);
}

/** e^r - 1 where x = k ln 2 + r. */
// @ts-ignore: decorator
@inline export function expm1Remainder<T>(x: T, k: T): T {
  return remainder<T>(
    x, int.toFloat<T>(k), vec.constant<T>(LN2_HIGH), vec.constant<T>(LN2_LOW),
    vec.constant<T>(E0), vec.constant<T>(E1), vec.constant<T>(E2), vec.constant<T>(E3), vec.constant<T>(E4)
  );
}

/** e^r - 1 where x = n ln 2 + r. */
// @ts-ignore: decorator
@inline function remainder<T>(x: T, n: T, high: T, low: T, e0: T, e1: T, e2: T, e3: T, e4: T): T {
  let r = vec.sub<T>(x, vec.mul<T>(n, high));
  r = vec.sub<T>(r, vec.mul<T>(n, low));
  const z = vec.mul<T>(r, r);
  const a = vec.add<T>(vec.mul<T>(e1, r), e0); // in pairs: a chain of sums is slower than its instructions
  const b = vec.add<T>(vec.mul<T>(e3, r), e2);
  const p = vec.add<T>(vec.mul<T>(vec.add<T>(vec.mul<T>(e4, z), b), z), a);
  return vec.add<T>(vec.mul<T>(z, p), r);
}

/** 2^k for -127 < k < 128. */
// @ts-ignore: decorator
@inline export function powerOfTwo<T>(k: T): T {
  return int.shiftLeft<T>(int.add<T>(k, vec.constant<T>(BIAS)), 23);
}

/** e^x on the full range, denormal results included; <= 1 ULP. */
// @ts-ignore: decorator
@inline export function exp<T>(x: T): T {
  x = vec.pmin<T>(vec.pmax<T>(x, vec.constant<T>(EXP_LOW)), vec.constant<T>(EXP_HIGH));
  const k = exponentOf<T>(x);
  const y = vec.add<T>(expm1Remainder<T>(x, k), vec.constant<T>(ONE));
  const half = int.shiftRight<T>(k, 1); // 2^k itself may not be a float32
  return vec.mul<T>(vec.mul<T>(y, powerOfTwo<T>(half)), powerOfTwo<T>(int.sub<T>(k, half)));
}

/** 2^63 e^x where EXP_LOW <= x <= 0: no digit of a small one is lost. The constants are parameters: see loops/elementwiseExp.ts. */
// @ts-ignore: decorator
@inline export function expDown<T>(x: T, log2e: T, lifted: T, high: T, low: T, e0: T, e1: T, e2: T, e3: T, e4: T): T {
  const t = vec.add<T>(vec.mul<T>(x, log2e), lifted);
  const y = vec.add<T>(remainder<T>(x, vec.sub<T>(t, lifted), high, low, e0, e1, e2, e3, e4), vec.constant<T>(ONE));
  return vec.mul<T>(y, int.shiftLeft<T>(t, 23));
}

/** e^x - 1 where EXPM1_LOW <= x <= 0; <= 1 ULP. The constants are parameters: see loops/elementwiseExp.ts. */
// @ts-ignore: decorator
@inline export function expm1<T>(x: T, log2e: T, lifted: T, high: T, low: T, e0: T, e1: T, e2: T, e3: T, e4: T): T {
  const one = vec.constant<T>(ONE);
  const t = vec.add<T>(vec.mul<T>(x, log2e), lifted);
  const scale = vec.mul<T>(int.shiftLeft<T>(t, 23), vec.constant<T>(DROP));
  const rest = remainder<T>(x, vec.sub<T>(t, lifted), high, low, e0, e1, e2, e3, e4);
  return vec.add<T>(vec.mul<T>(scale, rest), vec.sub<T>(scale, one));
}

/** log((1 + f) 2^k) + c for a small c: k as bits, sqrt(2)/2 <= 1 + f < sqrt(2). */
// @ts-ignore: decorator
@inline function logOf<T>(k: T, f: T, c: T): T {
  const s = vec.div<T>(f, vec.add<T>(f, vec.constant<T>(TWO)));
  const z = vec.mul<T>(s, s);
  let r = vec.constant<T>(L4);
  r = vec.add<T>(vec.mul<T>(r, z), vec.constant<T>(L3));
  r = vec.add<T>(vec.mul<T>(r, z), vec.constant<T>(L2));
  r = vec.add<T>(vec.mul<T>(r, z), vec.constant<T>(L1));
  const half = vec.mul<T>(vec.mul<T>(f, f), vec.constant<T>(HALF));
  const n = int.toFloat<T>(k);
  const low = vec.add<T>(vec.mul<T>(n, vec.constant<T>(LOG_LN2_LOW)), c);
  const tail = vec.add<T>(vec.mul<T>(s, vec.add<T>(half, vec.mul<T>(r, z))), low);
  return vec.add<T>(vec.add<T>(vec.sub<T>(tail, half), f), vec.mul<T>(n, vec.constant<T>(LOG_LN2_HIGH)));
}

/** `y`, or the limit where x is 0 (-Infinity), below (NaN), Infinity or NaN (itself). */
// @ts-ignore: decorator
@inline function logLimits<T>(x: T, y: T): T {
  const zero = vec.bits<T>(0);
  y = vec.choose<T>(vec.lt<T>(x, vec.constant<T>(INFINITE)), y, x);
  y = vec.choose<T>(vec.eq<T>(x, zero), vec.neg<T>(vec.constant<T>(INFINITE)), y);
  return vec.choose<T>(vec.lt<T>(x, zero), vec.constant<T>(ABSENT), y);
}

/** log x, denormal x included; <= 1 ULP. */
// @ts-ignore: decorator
@inline export function log<T>(x: T): T {
  const tiny = vec.lt<T>(x, vec.constant<T>(NORMAL));
  let m = vec.choose<T>(tiny, vec.mul<T>(x, vec.constant<T>(LIFT)), x);
  m = int.add<T>(m, vec.constant<T>(TO_ONE));
  let k = int.sub<T>(int.shiftRight<T>(m, 23), vec.constant<T>(BIAS));
  k = int.sub<T>(k, vec.and<T>(tiny, vec.constant<T>(LIFTED)));
  m = int.add<T>(vec.and<T>(m, vec.constant<T>(MANTISSA)), vec.constant<T>(SQRT_HALF));
  return logLimits<T>(x, logOf<T>(k, vec.sub<T>(m, vec.constant<T>(ONE)), vec.bits<T>(0)));
}

/** log(1 + x) where x is finite and above -1 (1 + x is rounded, c makes up for it); <= 1 ULP. */
// @ts-ignore: decorator
@inline export function log1pFinite<T>(x: T): T {
  const one = vec.constant<T>(ONE);
  const u = vec.add<T>(x, one);
  const m = int.add<T>(u, vec.constant<T>(TO_ONE));
  const k = int.sub<T>(int.shiftRight<T>(m, 23), vec.constant<T>(BIAS));
  const c = vec.div<T>(vec.sub<T>(x, vec.sub<T>(u, one)), u);
  const f = vec.sub<T>(int.add<T>(vec.and<T>(m, vec.constant<T>(MANTISSA)), vec.constant<T>(SQRT_HALF)), one);
  const same = vec.lt<T>(vec.abs<T>(int.toFloat<T>(k)), one);
  return logOf<T>(k, vec.choose<T>(same, x, f), vec.choose<T>(same, vec.bits<T>(0), c));
}

/** log(1 + x); <= 1 ULP. */
// @ts-ignore: decorator
@inline export function log1p<T>(x: T): T {
  const y = logLimits<T>(vec.add<T>(x, vec.constant<T>(ONE)), log1pFinite<T>(x));
  return vec.choose<T>(vec.eq<T>(x, vec.bits<T>(0)), x, y);
}
