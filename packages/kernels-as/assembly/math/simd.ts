// What the builds differ in. The only file that knows of relaxed SIMD.

/** a * b + c per lane: one rounding in the `fma` build, two in the others. For matrix products only. */
// @ts-ignore: decorator
@inline
export function madd(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c);
  return f32x4.add(f32x4.mul(a, b), c);
}

/** Stores four floats `step` bytes apart. */
// @ts-ignore: decorator
@inline
export function put(s: v128, y: usize, step: usize): void {
  if (step == 4) return v128.store(y, s);
  v128.store32_lane(y, s, 0);
  v128.store32_lane(y + step, s, 1);
  v128.store32_lane(y + 2 * step, s, 2);
  v128.store32_lane(y + 3 * step, s, 3);
}
