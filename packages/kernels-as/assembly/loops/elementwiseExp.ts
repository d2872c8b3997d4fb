// Loops of functions of e^x that keep its constants in registers: V8 would load each constant again for every vector.
import { high, low } from "./sumFloat64";
import { constant } from "../math/vec";
import * as int from "../math/vecInt";
import { E0, E1, E2, E3, E4, EXP_LOW, expDown, LN2_HIGH, LN2_LOW, LOG2_E, ROUND_LIFTED } from "../math/exp";

/** y[i] = op.f(x[i], constants...), four vectors at once as in loops/elementwise.ts. `Op` has one method `f`. */
export function mapExp<Op>(x: usize, y: usize, n: i32): void {
  const op = changetype<Op>(<usize>0);
  const end = y + ((<usize>n) << 2);
  if (ASC_FEATURE_SIMD) {
    const log2e = constant<v128>(LOG2_E), lifted = constant<v128>(ROUND_LIFTED), h = constant<v128>(LN2_HIGH), l = constant<v128>(LN2_LOW);
    const e0 = constant<v128>(E0), e1 = constant<v128>(E1), e2 = constant<v128>(E2), e3 = constant<v128>(E3), e4 = constant<v128>(E4);
    const stop = y + ((<usize>(n & -4)) << 2);
    const fours = y + ((<usize>(n & -16)) << 2);
    for (; y < fours; x += 64, y += 64) {
      const y0 = op.f<v128>(v128.load(x), log2e, lifted, h, l, e0, e1, e2, e3, e4);
      const y1 = op.f<v128>(v128.load(x, 16), log2e, lifted, h, l, e0, e1, e2, e3, e4);
      const y2 = op.f<v128>(v128.load(x, 32), log2e, lifted, h, l, e0, e1, e2, e3, e4);
      const y3 = op.f<v128>(v128.load(x, 48), log2e, lifted, h, l, e0, e1, e2, e3, e4);
      v128.store(y, y0);
      v128.store(y, y1, 16);
      v128.store(y, y2, 32);
      v128.store(y, y3, 48);
    }
    for (; y < stop; x += 16, y += 16) {
      v128.store(y, op.f<v128>(v128.load(x), log2e, lifted, h, l, e0, e1, e2, e3, e4));
    }
  }
  for (; y < end; x += 4, y += 4) store<f32>(y, one<Op>(load<f32>(x)));
}

function one<Op>(x: f32): f32 {
  return changetype<Op>(<usize>0).f<f32>(
    x, constant<f32>(LOG2_E), constant<f32>(ROUND_LIFTED), constant<f32>(LN2_HIGH), constant<f32>(LN2_LOW),
    constant<f32>(E0), constant<f32>(E1), constant<f32>(E2), constant<f32>(E3), constant<f32>(E4)
  );
}

class Exp {
  @inline f<T>(x: T, log2e: T, lifted: T, h: T, l: T, e0: T, e1: T, e2: T, e3: T, e4: T): T {
    const down = int.minUnsigned<T>(x, constant<T>(EXP_LOW)); // as unsigned integers: among negative floats, the smaller one has the larger bits
    return expDown<T>(down, log2e, lifted, h, l, e0, e1, e2, e3, e4);
  }
}

/** Elements that are added up in float32 before their sum goes to a float64 one. */
const BLOCK = 64;

/**
 * y[i] = 2^63 e^(x[i] - most), none of which is above 2^63. Gives their sum in float64: element i of the first n & -4 is added
 * to lane i % 4, those of the first n & -8 in float32 over blocks of 64; then the lanes meet, then the rest is added. NaN
 * where `most` is not finite: one of the x is NaN then.
 */
export function expSum(x: usize, y: usize, n: i32, most: f32): f64 {
  const fours = n & -4;
  let sum = ASC_FEATURE_SIMD
    ? vectorSum(x, y, fours, most)
    : laneSum(x, y, fours, most, 0) + laneSum(x, y, fours, most, 2) + (laneSum(x, y, fours, most, 1) + laneSum(x, y, fours, most, 3));
  for (let i = fours; i < n; ++i) sum += <f64>expAt(x, y, i, most);
  return sum + <f64>(most - most);
}

function vectorSum(x: usize, y: usize, n: i32, most: f32): f64 {
  const log2e = constant<v128>(LOG2_E), lifted = constant<v128>(ROUND_LIFTED), h = constant<v128>(LN2_HIGH), l = constant<v128>(LN2_LOW);
  const e0 = constant<v128>(E0), e1 = constant<v128>(E1), e2 = constant<v128>(E2), e3 = constant<v128>(E3), e4 = constant<v128>(E4);
  const m = f32x4.splat(most), op = changetype<Exp>(<usize>0);
  let a = f64x2.splat(0), b = f64x2.splat(0);
  for (let left = n & -8; left > 0; left -= BLOCK) {
    let s = f32x4.splat(0);
    const stop = y + ((<usize>min(left, BLOCK)) << 2);
    for (const fours = y + ((<usize>(min(left, BLOCK) & -16)) << 2); y < fours; x += 64, y += 64) {
      const y0 = op.f<v128>(f32x4.sub(v128.load(x), m), log2e, lifted, h, l, e0, e1, e2, e3, e4);
      const y1 = op.f<v128>(f32x4.sub(v128.load(x, 16), m), log2e, lifted, h, l, e0, e1, e2, e3, e4);
      const y2 = op.f<v128>(f32x4.sub(v128.load(x, 32), m), log2e, lifted, h, l, e0, e1, e2, e3, e4);
      const y3 = op.f<v128>(f32x4.sub(v128.load(x, 48), m), log2e, lifted, h, l, e0, e1, e2, e3, e4);
      v128.store(y, y0);
      v128.store(y, y1, 16);
      v128.store(y, y2, 32);
      v128.store(y, y3, 48);
      s = f32x4.add(f32x4.add(f32x4.add(f32x4.add(s, y0), y1), y2), y3);
    }
    for (; y < stop; x += 16, y += 16) {
      const v = op.f<v128>(f32x4.sub(v128.load(x), m), log2e, lifted, h, l, e0, e1, e2, e3, e4);
      v128.store(y, v);
      s = f32x4.add(s, v);
    }
    a = f64x2.add(a, low<f32>(s));
    b = f64x2.add(b, high<f32>(s));
  }
  if (n & 4) {
    const v = op.f<v128>(f32x4.sub(v128.load(x), m), log2e, lifted, h, l, e0, e1, e2, e3, e4);
    v128.store(y, v);
    a = f64x2.add(a, low<f32>(v));
    b = f64x2.add(b, high<f32>(v));
  }
  a = f64x2.add(a, b);
  return f64x2.extract_lane(a, 0) + f64x2.extract_lane(a, 1);
}

/** The part of `vectorSum` that goes to one of its lanes. */
function laneSum(x: usize, y: usize, n: i32, most: f32, lane: i32): f64 {
  let sum: f64 = 0;
  let i = lane;
  while (i < (n & -8)) {
    let part: f32 = 0;
    for (const stop = min(i - lane + BLOCK, n & -8); i < stop; i += 4) part += expAt(x, y, i, most);
    sum += <f64>part;
  }
  return i < n ? sum + <f64>expAt(x, y, i, most) : sum;
}

function expAt(x: usize, y: usize, i: i32, most: f32): f32 {
  const v = one<Exp>(load<f32>(x + ((<usize>i) << 2)) - most);
  store<f32>(y + ((<usize>i) << 2), v);
  return v;
}
