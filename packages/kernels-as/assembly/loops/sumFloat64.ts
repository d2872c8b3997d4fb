// Sums in float64, rounded once at the end. Their order is fixed by shape alone, the same in every build.

/** Elements 0 and 1 of four as float64. */
// @ts-ignore: decorator
@inline
export function low<T>(v: v128): v128 {
  if (isFloat<T>()) return f64x2.promote_low_f32x4(v);
  return f64x2.convert_low_i32x4_s(v);
}

/** Elements 2 and 3 of four as float64. */
// @ts-ignore: decorator
@inline
export function high<T>(v: v128): v128 {
  return low<T>(i32x4.shuffle(v, v, 2, 3, 2, 3));
}

/** Σ of the n elements from x: element i is added to lane i % 4, then (lane 0 + lane 2) + (lane 1 + lane 3). */
// @ts-ignore: decorator
@inline
export function sumRow<T>(x: usize, n: i32): f64 {
  let s0: f64 = 0, s1: f64 = 0, s2: f64 = 0, s3: f64 = 0;
  const fours = x + ((<usize>(n >> 2)) << 4);
  if (ASC_FEATURE_SIMD) {
    let a = f64x2.splat(0), b = f64x2.splat(0);
    while (x < fours) {
      const v = v128.load(x);
      a = f64x2.add(a, low<T>(v));
      b = f64x2.add(b, high<T>(v));
      x += 16;
    }
    s0 = f64x2.extract_lane(a, 0);
    s1 = f64x2.extract_lane(a, 1);
    s2 = f64x2.extract_lane(b, 0);
    s3 = f64x2.extract_lane(b, 1);
  } else {
    while (x < fours) {
      s0 += <f64>load<T>(x);
      s1 += <f64>load<T>(x, 4);
      s2 += <f64>load<T>(x, 8);
      s3 += <f64>load<T>(x, 12);
      x += 16;
    }
  }
  if (n & 3) s0 += <f64>load<T>(x);
  if ((n & 3) > 1) s1 += <f64>load<T>(x, 4);
  if ((n & 3) > 2) s2 += <f64>load<T>(x, 8);
  return s0 + s2 + (s1 + s3);
}

/** sums[c] += x[c], n columns: float64 sums, elements of type T. */
// @ts-ignore: decorator
@inline
export function addRow<T>(x: usize, sums: usize, n: i32): void {
  const end = x + ((<usize>n) << 2);
  if (ASC_FEATURE_SIMD) {
    const fours = x + ((<usize>(n >> 2)) << 4);
    while (x < fours) {
      const v = v128.load(x);
      v128.store(sums, f64x2.add(v128.load(sums), low<T>(v)));
      v128.store(sums, f64x2.add(v128.load(sums, 16), high<T>(v)), 16);
      x += 16;
      sums += 32;
    }
  }
  while (x < end) {
    store<f64>(sums, load<f64>(sums) + <f64>load<T>(x));
    x += 4;
    sums += 8;
  }
}

/** addRow of four rows that are `stride` bytes apart, in order: the same sums with a quarter of the traffic. */
// @ts-ignore: decorator
@inline
export function addFourRows<T>(x: usize, stride: usize, sums: usize, n: i32): void {
  const end = x + ((<usize>n) << 2);
  let x1 = x + stride, x2 = x1 + stride, x3 = x2 + stride;
  if (ASC_FEATURE_SIMD) {
    const fours = x + ((<usize>(n >> 2)) << 4);
    while (x < fours) {
      const v0 = v128.load(x), v1 = v128.load(x1), v2 = v128.load(x2), v3 = v128.load(x3);
      let a = f64x2.add(v128.load(sums), low<T>(v0));
      let b = f64x2.add(v128.load(sums, 16), high<T>(v0));
      a = f64x2.add(a, low<T>(v1));
      b = f64x2.add(b, high<T>(v1));
      a = f64x2.add(a, low<T>(v2));
      b = f64x2.add(b, high<T>(v2));
      v128.store(sums, f64x2.add(a, low<T>(v3)));
      v128.store(sums, f64x2.add(b, high<T>(v3)), 16);
      x += 16;
      x1 += 16;
      x2 += 16;
      x3 += 16;
      sums += 32;
    }
  }
  while (x < end) {
    const sum = load<f64>(sums) + <f64>load<T>(x) + <f64>load<T>(x1) + <f64>load<T>(x2);
    store<f64>(sums, sum + <f64>load<T>(x3));
    x += 4;
    x1 += 4;
    x2 += 4;
    x3 += 4;
    sums += 8;
  }
}

/** y[c] = sums[c] / divisor, rounded once to float32, or (T = i32) modulo 2^32. */
// @ts-ignore: decorator
@inline
export function storeSums<T>(sums: usize, y: usize, n: i32, divisor: f64): void {
  const end = y + ((<usize>n) << 2);
  while (y < end) {
    store<T>(y, rounded<T>(load<f64>(sums) / divisor));
    y += 4;
    sums += 8;
  }
}

/** A float64 sum as a T: int32 wraps around as a JavaScript Int32Array does. */
// @ts-ignore: decorator
@inline
export function rounded<T>(sum: f64): T {
  if (isFloat<T>()) return <T>sum;
  return <T>(<i64>sum);
}
