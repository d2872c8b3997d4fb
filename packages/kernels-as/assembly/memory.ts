// Plumbing: moving and filling 4-byte elements, and the probe behind the numeric profile.
import { madd } from './simd';

/** y[i] = x[i], n elements of 4 bytes. */
export function copy(x: usize, y: usize, n: i32): void {
  memory.copy(y, x, (<usize>n) << 2);
}

/** y[i] = value. */
export function fill(y: usize, n: i32, value: f32): void {
  fillInt(y, n, reinterpret<i32>(value));
}

/** y[i] = value, int32. */
export function fillInt(y: usize, n: i32, value: i32): void {
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

/** y[0] = x[0] * x[0] + x[1], through `madd`: 2^-24 for (1 + 2^-12, -(1 + 2^-11)) where it is fused, else 0. */
export function probeMadd(x: usize, y: usize): void {
  if (ASC_FEATURE_SIMD) {
    const a = v128.load32_splat(x, 0);
    v128.store32_lane(y, madd(a, a, v128.load32_splat(x, 4)), 0);
  } else {
    const a = load<f32>(x);
    store<f32>(y, a * a + load<f32>(x, 4));
  }
}

/** `run` stops before the next command where flag[0] = 0, int32: see build.mjs. */
export function guard(flag: usize): void {}
