// Tensors that are made of no others: fills and series.
import { double } from "../math/float64";

/** y[i] = value. */
export function fill(y: usize, n: i32, value: f32): void {
  fillInt(y, n, reinterpret<i32>(value));
}

/** y[i] = value, int32. */
export function fillInt(y: usize, n: i32, value: i32): void {
  if (value == 0) {
    memory.fill(y, 0, (<usize>n) << 2);
    return;
  }
  const end = y + ((<usize>n) << 2);
  if (ASC_FEATURE_SIMD) {
    const v = i32x4.splat(value);
    const fours = y + ((<usize>(n & -4)) << 2);
    while (y < fours) {
      v128.store(y, v);
      y += 16;
    }
  }
  while (y < end) {
    store<i32>(y, value);
    y += 4;
  }
}

/** y[0] = start, y[i] = y[i - 1] + step rounded to float32; step is the float64 whose halves are given. */
export function range(y: usize, n: i32, start: f32, stepLow: i32, stepHigh: i32): void {
  const step = double(stepLow, stepHigh);
  for (let i = 0, value = start; i < n; ++i) {
    store<f32>(y, value);
    value = <f32>(<f64>value + step);
    y += 4;
  }
}

/** y[0] = start, y[i] = y[i - 1] + step cut to int32; step is the float64 whose halves are given. */
export function rangeInt(y: usize, n: i32, start: i32, stepLow: i32, stepHigh: i32): void {
  const step = double(stepLow, stepHigh);
  for (let i = 0, value = start; i < n; ++i) {
    store<i32>(y, value);
    value = <i32>(<i64>(<f64>value + step));
    y += 4;
  }
}

/** y[i] = start + i step in float64, rounded once; both are float64 whose halves are given. */
export function linSpace(y: usize, n: i32, startLow: i32, startHigh: i32, stepLow: i32, stepHigh: i32): void {
  const start = double(startLow, startHigh), step = double(stepLow, stepHigh);
  let i = 0;
  if (ASC_FEATURE_SIMD) {
    const from = f64x2.splat(start), by = f64x2.splat(step);
    let places = i32x4(0, 1, 2, 3);
    const four = i32x4.splat(4);
    for (; i < (n & -4); i += 4, y += 16, places = i32x4.add(places, four)) {
      const far = f64x2.convert_low_i32x4_s(i32x4.shuffle(places, places, 2, 3, 2, 3));
      const low = f32x4.demote_f64x2_zero(f64x2.add(from, f64x2.mul(f64x2.convert_low_i32x4_s(places), by)));
      const high = f32x4.demote_f64x2_zero(f64x2.add(from, f64x2.mul(far, by)));
      v128.store(y, i64x2.shuffle(low, high, 0, 2));
    }
  }
  for (; i < n; ++i, y += 4) store<f32>(y, <f32>(start + <f64>i * step));
}
