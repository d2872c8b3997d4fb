// The loops of bilinear resizing over rows of NHWC images.
import { add, mul, splat, sub } from "../math/vec";
import { BilinearRow } from "../shared/bilinearRow";

/** a + (b - a) * t. */
// @ts-ignore: decorator
@inline
function mix<T>(a: T, b: T, t: T): T {
  return add<T>(a, mul<T>(sub<T>(b, a), t));
}

/** y = mix(a, b, t). */
export function mixLines(a: usize, b: usize, t: f32, y: usize, bytes: usize): void {
  const end = y + bytes;
  if (ASC_FEATURE_SIMD) {
    const ts = f32x4.splat(t);
    for (const stop = y + (bytes & ~15); y != stop; a += 16, b += 16, y += 16) v128.store(y, mix<v128>(v128.load(a), v128.load(b), ts));
  }
  for (; y != end; a += 4, b += 4, y += 4) store<f32>(y, mix<f32>(load<f32>(a), load<f32>(b), t));
}

/** y = mix(a, b, t) of two rows of x, each made as wide as y. */
export function mixRows(a: usize, b: usize, t: f32, y: usize, columns: usize, width: i32, bytes: usize): void {
  const vectors = ASC_FEATURE_SIMD ? bytes & ~15 : 0;
  for (; width; --width, columns += offsetof<BilinearRow>()) {
    const column = changetype<BilinearRow>(columns);
    const left = <usize>column.before * bytes, right = <usize>column.after * bytes;
    const u = column.weight;
    const end = y + bytes;
    let p = a + left, q = a + right, r = b + left, s = b + right;
    if (ASC_FEATURE_SIMD) {
      const us = f32x4.splat(u), ts = f32x4.splat(t);
      for (const stop = y + vectors; y != stop; p += 16, q += 16, r += 16, s += 16, y += 16) {
        v128.store(y, mix<v128>(mix<v128>(v128.load(p), v128.load(q), us), mix<v128>(v128.load(r), v128.load(s), us), ts));
      }
    }
    for (; y != end; p += 4, q += 4, r += 4, s += 4, y += 4) {
      store<f32>(y, mix<f32>(mix<f32>(load<f32>(p), load<f32>(q), u), mix<f32>(load<f32>(r), load<f32>(s), u), t));
    }
  }
}

/** A row of x made as wide as y. Where there is room behind it, a last vector may reach over a pixel: the next one writes it again. */
export function widenRow(x: usize, to: usize, columns: usize, width: i32, bytes: usize, line: usize, room: bool): void {
  const vectors = ASC_FEATURE_SIMD ? (room && line >= 16 ? (bytes + 15) & ~15 : bytes & ~15) : 0;
  for (; width; --width, columns += offsetof<BilinearRow>(), to += bytes) {
    const column = changetype<BilinearRow>(columns);
    const a = x + <usize>column.before * bytes, b = x + <usize>column.after * bytes;
    let i: usize = 0;
    if (ASC_FEATURE_SIMD) {
      const us = v128.load32_splat(columns, offsetof<BilinearRow>("weight"));
      if (vectors == 16) {
        v128.store(to, mix<v128>(v128.load(a), v128.load(b), us));
        i = 16;
      } else for (; i < vectors; i += 16) v128.store(to + i, mix<v128>(v128.load(a + i), v128.load(b + i), us));
    }
    const u = column.weight;
    for (; i < bytes; i += 4) store<f32>(to + i, mix<f32>(load<f32>(a + i), load<f32>(b + i), u));
  }
}

/** to[c] += p[c] * weight; nothing where the weight is 0. */
export function addScaled(p: usize, weight: f32, to: usize, bytes: usize): void {
  if (weight == 0) return;
  let c: usize = 0;
  if (ASC_FEATURE_SIMD) for (; c < (bytes & ~15); c += 16) addScaledAt<v128>(p + c, weight, to + c);
  for (; c < bytes; c += 4) addScaledAt<f32>(p + c, weight, to + c);
}

// @ts-ignore: decorator
@inline
function addScaledAt<T>(p: usize, weight: f32, to: usize): void {
  store<T>(to, add<T>(load<T>(to), mul<T>(load<T>(p), splat<T>(weight))));
}
