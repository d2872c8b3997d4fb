// Loops of functions of e^x with its constants in registers: inside a loop V8 would load each anew for every vector.
import { high, low } from "./accumulate";
import { at } from "./lane";
import { E0, E1, E2, E3, E4, expDown, LN2_HIGH, LN2_LOW, LOG2_E, ROUND_LIFTED } from "./math";

/** y[i] = op.f(x[i], constants...). `Op` is a class with one method `f`, never instantiated. */
export function mapExp<Op>(x: usize, y: usize, n: i32): void {
  const op = changetype<Op>(<usize>0);
  const end = y + ((<usize>n) << 2);
  if (ASC_FEATURE_SIMD) {
    const log2e = at<v128>(LOG2_E), lifted = at<v128>(ROUND_LIFTED), h = at<v128>(LN2_HIGH), l = at<v128>(LN2_LOW);
    const e0 = at<v128>(E0), e1 = at<v128>(E1), e2 = at<v128>(E2), e3 = at<v128>(E3), e4 = at<v128>(E4);
    const stop = y + ((<usize>(n & -4)) << 2);
    const even = y + ((<usize>(n & -8)) << 2);
    for (; y < even; x += 32, y += 32) {
      v128.store(y, op.f<v128>(v128.load(x), log2e, lifted, h, l, e0, e1, e2, e3, e4));
      v128.store(y, op.f<v128>(v128.load(x, 16), log2e, lifted, h, l, e0, e1, e2, e3, e4), 16);
    }
    if (y < stop) {
      v128.store(y, op.f<v128>(v128.load(x), log2e, lifted, h, l, e0, e1, e2, e3, e4));
      x += 16;
      y += 16;
    }
  }
  for (; y < end; x += 4, y += 4) store<f32>(y, one<Op>(load<f32>(x)));
}

function one<Op>(x: f32): f32 {
  return changetype<Op>(<usize>0).f<f32>(
    x, at<f32>(LOG2_E), at<f32>(ROUND_LIFTED), at<f32>(LN2_HIGH), at<f32>(LN2_LOW),
    at<f32>(E0), at<f32>(E1), at<f32>(E2), at<f32>(E3), at<f32>(E4)
  );
}

class Exp {
  @inline f<T>(x: T, log2e: T, lifted: T, h: T, l: T, e0: T, e1: T, e2: T, e3: T, e4: T): T {
    return expDown<T>(x, log2e, lifted, h, l, e0, e1, e2, e3, e4);
  }
}

/** y[i] = 2^63 e^(x[i] - most), none of which is above 2^63. Gives their sum: element i is added to lane i % 4 as in `sumRow`. */
export function expSum(x: usize, y: usize, n: i32, most: f32): f64 {
  let s0: f64 = 0, s1: f64 = 0, s2: f64 = 0, s3: f64 = 0;
  const fours = y + ((<usize>(n >> 2)) << 4);
  if (ASC_FEATURE_SIMD) {
    const log2e = at<v128>(LOG2_E), lifted = at<v128>(ROUND_LIFTED), h = at<v128>(LN2_HIGH), l = at<v128>(LN2_LOW);
    const e0 = at<v128>(E0), e1 = at<v128>(E1), e2 = at<v128>(E2), e3 = at<v128>(E3), e4 = at<v128>(E4);
    const m = f32x4.splat(most);
    let a = f64x2.splat(0), b = f64x2.splat(0);
    const even = y + ((<usize>(n & -8)) << 2);
    for (; y < even; x += 32, y += 32) {
      const v = expDown<v128>(f32x4.sub(v128.load(x), m), log2e, lifted, h, l, e0, e1, e2, e3, e4);
      v128.store(y, v);
      a = f64x2.add(a, low<f32>(v));
      b = f64x2.add(b, high<f32>(v));
      const w = expDown<v128>(f32x4.sub(v128.load(x, 16), m), log2e, lifted, h, l, e0, e1, e2, e3, e4);
      v128.store(y, w, 16);
      a = f64x2.add(a, low<f32>(w));
      b = f64x2.add(b, high<f32>(w));
    }
    if (y < fours) {
      const v = expDown<v128>(f32x4.sub(v128.load(x), m), log2e, lifted, h, l, e0, e1, e2, e3, e4);
      v128.store(y, v);
      a = f64x2.add(a, low<f32>(v));
      b = f64x2.add(b, high<f32>(v));
      x += 16;
      y += 16;
    }
    s0 = f64x2.extract_lane(a, 0);
    s1 = f64x2.extract_lane(a, 1);
    s2 = f64x2.extract_lane(b, 0);
    s3 = f64x2.extract_lane(b, 1);
  } else {
    for (; y < fours; x += 16, y += 16) {
      s0 += expAt(x, y, most);
      s1 += expAt(x + 4, y + 4, most);
      s2 += expAt(x + 8, y + 8, most);
      s3 += expAt(x + 12, y + 12, most);
    }
  }
  if (n & 3) s0 += expAt(x, y, most);
  if ((n & 3) > 1) s1 += expAt(x + 4, y + 4, most);
  if ((n & 3) > 2) s2 += expAt(x + 8, y + 8, most);
  return s0 + s2 + (s1 + s3);
}

function expAt(x: usize, y: usize, most: f32): f64 {
  const v = one<Exp>(load<f32>(x) - most);
  store<f32>(y, v);
  return <f64>v;
}
