// What the builds differ in. The only file that knows of relaxed SIMD.

/** a * b + c per lane: one rounding in the `fma` build, two in the others. For matrix products only. */
// @ts-ignore: decorator
@inline
export function madd(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c);
  return f32x4.add(f32x4.mul(a, b), c);
}
