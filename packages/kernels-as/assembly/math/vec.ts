// Arithmetic over T, which is f32 (one element) or v128 (four). A formula written once over T does the same operations
// to an element in the scalar build, in a vector body and in its tail, so results are bit-identical.
// Masks are all ones or all zeros; masks and integers travel as the bits of T, and only `and`, `or`, `xor`, `choose`
// and math/vecInt.ts may see them.

/** The constant stored at `p`: V8 rebuilds a vector constant at every use, and a load is cheaper. */
// @ts-ignore: decorator
@inline export function constant<T>(p: usize): T {
  if (isVector<T>()) return v128.load32_splat(p);
  return load<T>(p);
}

// @ts-ignore: decorator
@inline export function splat<T>(value: f32): T {
  if (isVector<T>()) return f32x4.splat(value);
  return value;
}

/** The bits `value` in every lane. */
// @ts-ignore: decorator
@inline export function bits<T>(value: i32): T {
  if (isVector<T>()) return i32x4.splat(value);
  return reinterpret<f32>(value);
}

// @ts-ignore: decorator
@inline export function add<T>(a: T, b: T): T {
  if (isVector<T>()) return f32x4.add(a, b);
  return a + b;
}

// @ts-ignore: decorator
@inline export function sub<T>(a: T, b: T): T {
  if (isVector<T>()) return f32x4.sub(a, b);
  return a - b;
}

// @ts-ignore: decorator
@inline export function mul<T>(a: T, b: T): T {
  if (isVector<T>()) return f32x4.mul(a, b);
  return a * b;
}

// @ts-ignore: decorator
@inline export function div<T>(a: T, b: T): T {
  if (isVector<T>()) return f32x4.div(a, b);
  return a / b;
}

// @ts-ignore: decorator
@inline export function sqrt<T>(a: T): T {
  if (isVector<T>()) return f32x4.sqrt(a);
  return f32.sqrt(a);
}

// @ts-ignore: decorator
@inline export function abs<T>(a: T): T {
  if (isVector<T>()) return f32x4.abs(a);
  return f32.abs(a);
}

// @ts-ignore: decorator
@inline export function neg<T>(a: T): T {
  if (isVector<T>()) return f32x4.neg(a);
  return -a;
}

// @ts-ignore: decorator
@inline export function ceil<T>(a: T): T {
  if (isVector<T>()) return f32x4.ceil(a);
  return f32.ceil(a);
}

// @ts-ignore: decorator
@inline export function floor<T>(a: T): T {
  if (isVector<T>()) return f32x4.floor(a);
  return f32.floor(a);
}

/** Rounds half to even. */
// @ts-ignore: decorator
@inline export function nearest<T>(a: T): T {
  if (isVector<T>()) return f32x4.nearest(a);
  return f32.nearest(a);
}

/** Maximum as a < b ? b : a, which keeps a NaN of a. */
// @ts-ignore: decorator
@inline export function pmax<T>(a: T, b: T): T {
  if (isVector<T>()) return f32x4.pmax(a, b);
  return a < b ? b : a;
}

/** Minimum as b < a ? b : a, which keeps a NaN of a. */
// @ts-ignore: decorator
@inline export function pmin<T>(a: T, b: T): T {
  if (isVector<T>()) return f32x4.pmin(a, b);
  return b < a ? b : a;
}

/** The larger one, NaN where either is: Math.max but for the sign of 0, and faster than f32x4.max. */
// @ts-ignore: decorator
@inline export function max<T>(a: T, b: T): T {
  return choose<T>(eq<T>(b, b), pmax<T>(a, b), b);
}

/** The smaller one, NaN where either is. */
// @ts-ignore: decorator
@inline export function min<T>(a: T, b: T): T {
  return choose<T>(eq<T>(b, b), pmin<T>(a, b), b);
}

// @ts-ignore: decorator
@inline export function eq<T>(a: T, b: T): T {
  if (isVector<T>()) return f32x4.eq(a, b);
  return reinterpret<f32>(-i32(a == b));
}

// @ts-ignore: decorator
@inline export function ne<T>(a: T, b: T): T {
  if (isVector<T>()) return f32x4.ne(a, b);
  return reinterpret<f32>(-i32(a != b));
}

// @ts-ignore: decorator
@inline export function lt<T>(a: T, b: T): T {
  if (isVector<T>()) return f32x4.lt(a, b);
  return reinterpret<f32>(-i32(a < b));
}

// @ts-ignore: decorator
@inline export function le<T>(a: T, b: T): T {
  if (isVector<T>()) return f32x4.le(a, b);
  return reinterpret<f32>(-i32(a <= b));
}

// @ts-ignore: decorator
@inline export function and<T>(a: T, b: T): T {
  if (isVector<T>()) return v128.and(a, b);
  return reinterpret<f32>(reinterpret<i32>(a) & reinterpret<i32>(b));
}

// @ts-ignore: decorator
@inline export function or<T>(a: T, b: T): T {
  if (isVector<T>()) return v128.or(a, b);
  return reinterpret<f32>(reinterpret<i32>(a) | reinterpret<i32>(b));
}

// @ts-ignore: decorator
@inline export function xor<T>(a: T, b: T): T {
  if (isVector<T>()) return v128.xor(a, b);
  return reinterpret<f32>(reinterpret<i32>(a) ^ reinterpret<i32>(b));
}

/** mask ? a : b per lane. */
// @ts-ignore: decorator
@inline export function choose<T>(mask: T, a: T, b: T): T {
  if (isVector<T>()) return v128.bitselect(a, b, mask);
  return reinterpret<i32>(mask) ? a : b;
}
