// Resizing of NHWC images. Where an output row or column comes from is read from tables that src/adapters/resize.ts
// makes, so a gradient uses the very weights of its forward kernel. Sums run over output pixels ascending.
import { add, mul, splat, sub } from "../math/vec";

/** Bytes of an entry of a bilinear table: [place before, place after, weight of the place after]. */
const ENTRY = 12;

/** y[b, i, j] = x[b, rows[i], columns[j]], all channels; int32 or float32. */
export function resizeNearest(
  x: usize, y: usize, rows: usize, columns: usize, batch: i32, inHeight: i32, inWidth: i32, outHeight: i32, outWidth: i32,
  channels: i32
): void {
  const bytes = <usize>channels << 2;
  for (let b = 0; b < batch; ++b) {
    for (let i = 0; i < outHeight; ++i) {
      const line = x + <usize>((b * inHeight + load<i32>(rows + (<usize>i << 2))) * inWidth) * bytes;
      y = nearestRow(line, y, columns, outWidth, bytes);
    }
  }
}

function nearestRow(line: usize, y: usize, columns: usize, width: i32, bytes: usize): usize {
  for (let j = 0; j < width; ++j) {
    const x = line + <usize>load<i32>(columns + (<usize>j << 2)) * bytes;
    let c: usize = 0;
    if (ASC_FEATURE_SIMD) for (; c < (bytes & ~15); c += 16) v128.store(y + c, v128.load(x + c));
    for (; c < bytes; c += 4) store<i32>(y + c, load<i32>(x + c));
    y += bytes;
  }
  return y;
}

/** dx[b, rows[i], columns[j]] = Σ dy[b, i, j]. */
export function resizeNearestGrad(
  dy: usize, dx: usize, rows: usize, columns: usize, batch: i32, inHeight: i32, inWidth: i32, outHeight: i32, outWidth: i32,
  channels: i32
): void {
  const bytes = <usize>channels << 2;
  memory.fill(dx, 0, <usize>(batch * inHeight * inWidth) * bytes);
  for (let b = 0; b < batch; ++b) {
    for (let i = 0; i < outHeight; ++i) {
      const line = dx + <usize>((b * inHeight + load<i32>(rows + (<usize>i << 2))) * inWidth) * bytes;
      dy = nearestRowGrad(dy, line, columns, outWidth, bytes);
    }
  }
}

function nearestRowGrad(dy: usize, line: usize, columns: usize, width: i32, bytes: usize): usize {
  for (let j = 0; j < width; ++j) {
    const x = line + <usize>load<i32>(columns + (<usize>j << 2)) * bytes;
    let c: usize = 0;
    if (ASC_FEATURE_SIMD) for (; c < (bytes & ~15); c += 16) v128.store(x + c, f32x4.add(v128.load(x + c), v128.load(dy + c)));
    for (; c < bytes; c += 4) store<f32>(x + c, load<f32>(x + c) + load<f32>(dy + c));
    dy += bytes;
  }
  return dy;
}

/**
 * y[b, i, j] = the mean of the four pixels that rows[i] and columns[j] name, by their weights. `lines`: scratch of two rows
 * of y and 48 bytes. They hold two rows of x made as wide as y, as long as rows of y want them.
 */
export function resizeBilinear(
  x: usize, y: usize, rows: usize, columns: usize, lines: usize, batch: i32, inHeight: i32, inWidth: i32, outHeight: i32,
  outWidth: i32, channels: i32
): void {
  const bytes = <usize>channels << 2;
  const line = <usize>inWidth * bytes, wide = <usize>outWidth * bytes;
  const other = lines + ((wide + 31) & ~15);
  for (let b = 0; b < batch; ++b) {
    const image = x + <usize>(b * inHeight) * line;
    if (2 * outHeight <= inHeight) { // no row of x is wanted twice
      for (let i = 0; i < outHeight; ++i, y += wide) {
        const entry = rows + <usize>(i * ENTRY);
        const top = image + <usize>load<i32>(entry) * line, bottom = image + <usize>load<i32>(entry, 4) * line;
        mixRows(top, bottom, load<f32>(entry, 8), y, columns, outWidth, bytes);
      }
      continue;
    }
    const end = b + 1 < batch ? inHeight : inHeight - 1; // rows with room behind them
    let first = -1, second = -1; // the rows of x that `lines` and `other` hold
    for (let i = 0; i < outHeight; ++i, y += wide) {
      const entry = rows + <usize>(i * ENTRY);
      const top = load<i32>(entry), bottom = load<i32>(entry, 4);
      if (first != top && second != top) {
        const kept = first == bottom;
        widen(image + <usize>top * line, kept ? other : lines, columns, outWidth, bytes, line, top < end);
        if (kept) second = top;
        else first = top;
      }
      if (first != bottom && second != bottom) {
        const kept = first == top;
        widen(image + <usize>bottom * line, kept ? other : lines, columns, outWidth, bytes, line, bottom < end);
        if (kept) second = bottom;
        else first = bottom;
      }
      mixLines(first == top ? lines : other, first == bottom ? lines : other, load<f32>(entry, 8), y, wide);
    }
  }
}

/** a + (b - a) * t. */
// @ts-ignore: decorator
@inline
function mix<T>(a: T, b: T, t: T): T {
  return add<T>(a, mul<T>(sub<T>(b, a), t));
}

/** y = mix(a, b, t). */
function mixLines(a: usize, b: usize, t: f32, y: usize, bytes: usize): void {
  const end = y + bytes;
  if (ASC_FEATURE_SIMD) {
    const ts = f32x4.splat(t);
    for (const stop = y + (bytes & ~15); y != stop; a += 16, b += 16, y += 16) v128.store(y, mix<v128>(v128.load(a), v128.load(b), ts));
  }
  for (; y != end; a += 4, b += 4, y += 4) store<f32>(y, mix<f32>(load<f32>(a), load<f32>(b), t));
}

/** y = mix(a, b, t) of two rows of x, each made as wide as y. */
function mixRows(a: usize, b: usize, t: f32, y: usize, columns: usize, width: i32, bytes: usize): void {
  const vectors = ASC_FEATURE_SIMD ? bytes & ~15 : 0;
  for (; width; --width, columns += ENTRY) {
    const left = <usize>load<i32>(columns) * bytes, right = <usize>load<i32>(columns, 4) * bytes;
    const u = load<f32>(columns, 8);
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
function widen(x: usize, to: usize, columns: usize, width: i32, bytes: usize, line: usize, room: bool): void {
  const vectors = ASC_FEATURE_SIMD ? (room && line >= 16 ? (bytes + 15) & ~15 : bytes & ~15) : 0;
  for (; width; --width, columns += ENTRY, to += bytes) {
    const a = x + <usize>load<i32>(columns) * bytes, b = x + <usize>load<i32>(columns, 4) * bytes;
    let i: usize = 0;
    if (ASC_FEATURE_SIMD) {
      const us = v128.load32_splat(columns, 8);
      if (vectors == 16) {
        v128.store(to, mix<v128>(v128.load(a), v128.load(b), us));
        i = 16;
      } else for (; i < vectors; i += 16) v128.store(to + i, mix<v128>(v128.load(a + i), v128.load(b + i), us));
    }
    const u = load<f32>(columns, 8);
    for (; i < bytes; i += 4) store<f32>(to + i, mix<f32>(load<f32>(a + i), load<f32>(b + i), u));
  }
}

/** The adjoint of resizeBilinear: each dy[b, i, j] is shared out among its four pixels of dx. */
export function resizeBilinearGrad(
  dy: usize, dx: usize, rows: usize, columns: usize, batch: i32, inHeight: i32, inWidth: i32, outHeight: i32, outWidth: i32,
  channels: i32
): void {
  const bytes = <usize>channels << 2;
  const line = <usize>inWidth * bytes;
  memory.fill(dx, 0, <usize>(batch * inHeight) * line);
  for (let b = 0; b < batch; ++b) {
    const image = dx + <usize>(b * inHeight) * line;
    for (let i = 0; i < outHeight; ++i) {
      const entry = rows + <usize>(i * ENTRY);
      const v = load<f32>(entry, 8);
      for (let j = 0; j < outWidth; ++j) {
        const column = columns + <usize>(j * ENTRY);
        const u = load<f32>(column, 8);
        const top = image + <usize>load<i32>(entry) * line;
        const bottom = image + <usize>load<i32>(entry, 4) * line;
        const left = <usize>load<i32>(column) * bytes;
        const right = <usize>load<i32>(column, 4) * bytes;
        addScaled(dy, (1 - v) * (1 - u), top + left, bytes);
        addScaled(dy, (1 - v) * u, top + right, bytes);
        addScaled(dy, v * (1 - u), bottom + left, bytes);
        addScaled(dy, v * u, bottom + right, bytes);
        dy += bytes;
      }
    }
  }
}

/** to[c] += p[c] * weight; nothing where the weight is 0. */
function addScaled(p: usize, weight: f32, to: usize, bytes: usize): void {
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
