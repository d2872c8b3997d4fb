// Arithmetic on int32 that travels as the bits of T = f32 or v128 (math/vec.ts).

// @ts-ignore: decorator
@inline export function add<T>(a: T, b: T): T {
  if (isVector<T>()) return i32x4.add(a, b);
  return reinterpret<f32>(reinterpret<i32>(a) + reinterpret<i32>(b));
}

// @ts-ignore: decorator
@inline export function sub<T>(a: T, b: T): T {
  if (isVector<T>()) return i32x4.sub(a, b);
  return reinterpret<f32>(reinterpret<i32>(a) - reinterpret<i32>(b));
}

// @ts-ignore: decorator
@inline export function shiftLeft<T>(a: T, by: i32): T {
  if (isVector<T>()) return i32x4.shl(a, by);
  return reinterpret<f32>(reinterpret<i32>(a) << by);
}

/** Arithmetic: keeps the sign. */
// @ts-ignore: decorator
@inline export function shiftRight<T>(a: T, by: i32): T {
  if (isVector<T>()) return i32x4.shr_s(a, by);
  return reinterpret<f32>(reinterpret<i32>(a) >> by);
}

/** The smaller of the bits as unsigned integers. */
// @ts-ignore: decorator
@inline export function minUnsigned<T>(a: T, b: T): T {
  if (isVector<T>()) return i32x4.min_u(a, b);
  return reinterpret<f32>(min<u32>(reinterpret<u32>(a), reinterpret<u32>(b)));
}

/** The int32 bits of a as a float. */
// @ts-ignore: decorator
@inline export function toFloat<T>(a: T): T {
  if (isVector<T>()) return f32x4.convert_i32x4_s(a);
  return f32(reinterpret<i32>(a));
}

/** a towards 0 as int32 bits: the nearest int32 beyond its range, 0 for NaN. */
// @ts-ignore: decorator
@inline export function truncate<T>(a: T): T {
  if (isVector<T>()) return i32x4.trunc_sat_f32x4_s(a);
  return reinterpret<f32>(<i32>a);
}

// @ts-ignore: decorator
@inline export function eq<T>(a: T, b: T): T {
  if (isVector<T>()) return i32x4.eq(a, b);
  return reinterpret<f32>(-i32(reinterpret<i32>(a) == reinterpret<i32>(b)));
}
