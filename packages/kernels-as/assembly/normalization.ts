// Batch normalisation over [rows, channels], each channel by its own mean and variance. Statistics are float64 sums in
// ascending rows, kept in registers over a few rows at a time while the image streams through row by row.
import { high, low } from "./accumulate";
import { add, mul, sub } from "./lane";

/** Rows that a strip of channels takes at once. */
const STRIP = 8;

/**
 * mean[c] = Σ x[r, c] / rows, variance[c] = Σ (x[r, c] - mean[c])² / rows, in one pass over differences to row 0.
 * `sums`: scratch of 4 * channels words. NaN where rows = 0.
 */
export function batchMoments(x: usize, mean: usize, variance: usize, rows: i32, channels: i32, sums: usize): void {
  const bytes = <usize>channels << 2;
  const squares = sums + bytes * 2;
  memory.fill(sums, 0, bytes * 4);
  for (let r = 0; r < rows; r += STRIP) {
    momentsStrip(x + <usize>r * bytes, x, bytes, min(STRIP, rows - r), sums, squares);
  }
  const inverse = 1.0 / <f64>rows;
  for (let i: usize = 0; i < bytes; i += 4) {
    const m = load<f64>(sums + i * 2) * inverse;
    const shift = rows > 0 ? <f64>load<f32>(x + i) : 0;
    store<f32>(mean + i, <f32>(shift + m));
    store<f32>(variance + i, <f32>(load<f64>(squares + i * 2) * inverse - m * m));
  }
}

function momentsStrip(x: usize, shift: usize, bytes: usize, rows: i32, sums: usize, squares: usize): void {
  let i: usize = 0;
  if (ASC_FEATURE_SIMD) for (; i < (bytes & ~15); i += 16) moments4(x + i, shift + i, bytes, rows, sums + i * 2, squares + i * 2);
  for (; i < bytes; i += 4) moments1(x + i, shift + i, bytes, rows, sums + i * 2, squares + i * 2);
}

function moments4(x: usize, shift: usize, bytes: usize, rows: i32, sums: usize, squares: usize): void {
  const s = v128.load(shift);
  const s0 = low<f32>(s), s1 = high<f32>(s);
  let a0 = v128.load(sums), a1 = v128.load(sums, 16), b0 = v128.load(squares), b1 = v128.load(squares, 16);
  for (; rows > 0; --rows) {
    const v = v128.load(x);
    const d0 = f64x2.sub(low<f32>(v), s0), d1 = f64x2.sub(high<f32>(v), s1);
    a0 = f64x2.add(a0, d0);
    a1 = f64x2.add(a1, d1);
    b0 = f64x2.add(b0, f64x2.mul(d0, d0));
    b1 = f64x2.add(b1, f64x2.mul(d1, d1));
    x += bytes;
  }
  v128.store(sums, a0);
  v128.store(sums, a1, 16);
  v128.store(squares, b0);
  v128.store(squares, b1, 16);
}

function moments1(x: usize, shift: usize, bytes: usize, rows: i32, sums: usize, squares: usize): void {
  const s = <f64>load<f32>(shift);
  let a = load<f64>(sums), b = load<f64>(squares);
  for (; rows > 0; --rows) {
    const d = <f64>load<f32>(x) - s;
    a += d;
    b += d * d;
    x += bytes;
  }
  store<f64>(sums, a);
  store<f64>(squares, b);
}

/** factor[c] = scale[c] / √(variance[c] + epsilon); a scale of 0 (no address) is one. */
export function batchFactor(variance: usize, scale: usize, factor: usize, channels: i32, epsilon: f32): void {
  for (let i: usize = 0; i < <usize>channels << 2; i += 4) {
    const s = scale ? <f64>load<f32>(scale + i) : 1;
    store<f32>(factor + i, <f32>(s / sqrt(<f64>load<f32>(variance + i) + <f64>epsilon)));
  }
}

/** y[r, c] = (x[r, c] - mean[c]) * factor[c] + offset[c]. */
export function normalize(x: usize, mean: usize, factor: usize, offset: usize, y: usize, rows: i32, channels: i32): void {
  const bytes = <usize>channels << 2;
  for (let r = 0; r < rows; ++r) {
    normalizeRow(x, mean, factor, offset, y, bytes);
    x += bytes;
    y += bytes;
  }
}

function normalizeRow(x: usize, mean: usize, factor: usize, offset: usize, y: usize, bytes: usize): void {
  let i: usize = 0;
  if (ASC_FEATURE_SIMD) for (; i < (bytes & ~15); i += 16) normalizeAt<v128>(x + i, mean + i, factor + i, offset + i, y + i);
  for (; i < bytes; i += 4) normalizeAt<f32>(x + i, mean + i, factor + i, offset + i, y + i);
}

// @ts-ignore: decorator
@inline
function normalizeAt<T>(x: usize, mean: usize, factor: usize, offset: usize, y: usize): void {
  store<T>(y, add<T>(mul<T>(sub<T>(load<T>(x), load<T>(mean)), load<T>(factor)), load<T>(offset)));
}

/**
 * Gradients of y = (x - mean) / √(variance + epsilon) * scale + offset, mean and variance being those of x:
 * doffset[c] = Σ dy, dscale[c] = Σ dy x̂, dx = scale / √(…) * (dy - (doffset + x̂ dscale) / rows).
 * `sums`: scratch of 7 * channels words.
 */
export function batchNormBackward(
  x: usize, scale: usize, mean: usize, variance: usize, dy: usize, dx: usize, dscale: usize, doffset: usize,
  rows: i32, channels: i32, epsilon: f32, sums: usize
): void {
  const bytes = <usize>channels << 2;
  const products = sums + bytes * 2;
  memory.fill(sums, 0, bytes * 4);
  for (let r = 0; r < rows; r += STRIP) {
    const at = <usize>r * bytes;
    gradientStrip(x + at, dy + at, mean, bytes, min(STRIP, rows - r), sums, products);
  }
  const p = sums + bytes * 4;
  const q = p + bytes;
  const t = q + bytes;
  const inverse = 1.0 / <f64>rows;
  for (let i: usize = 0; i < bytes; i += 4) {
    const a = load<f64>(sums + i * 2);
    const b = load<f64>(products + i * 2);
    const rstd = 1.0 / sqrt(<f64>load<f32>(variance + i) + <f64>epsilon);
    const factor = <f64>load<f32>(scale + i) * rstd;
    store<f32>(doffset + i, <f32>a);
    store<f32>(dscale + i, <f32>(b * rstd));
    store<f32>(p + i, <f32>factor);
    store<f32>(q + i, <f32>(-factor * rstd * rstd * b * inverse));
    store<f32>(t + i, <f32>(-factor * a * inverse));
  }
  for (let r = 0; r < rows; ++r) {
    const at = <usize>r * bytes;
    gradientRow(x + at, dy + at, mean, p, q, t, dx + at, bytes);
  }
}

function gradientStrip(x: usize, dy: usize, mean: usize, bytes: usize, rows: i32, sums: usize, products: usize): void {
  let i: usize = 0;
  if (ASC_FEATURE_SIMD) for (; i < (bytes & ~15); i += 16) gradient4(x + i, dy + i, mean + i, bytes, rows, sums + i * 2, products + i * 2);
  for (; i < bytes; i += 4) gradient1(x + i, dy + i, mean + i, bytes, rows, sums + i * 2, products + i * 2);
}

function gradient4(x: usize, dy: usize, mean: usize, bytes: usize, rows: i32, sums: usize, products: usize): void {
  const m = v128.load(mean);
  let a0 = v128.load(sums), a1 = v128.load(sums, 16), b0 = v128.load(products), b1 = v128.load(products, 16);
  for (; rows > 0; --rows) {
    const g = v128.load(dy);
    const t = f32x4.mul(g, f32x4.sub(v128.load(x), m));
    a0 = f64x2.add(a0, low<f32>(g));
    a1 = f64x2.add(a1, high<f32>(g));
    b0 = f64x2.add(b0, low<f32>(t));
    b1 = f64x2.add(b1, high<f32>(t));
    x += bytes;
    dy += bytes;
  }
  v128.store(sums, a0);
  v128.store(sums, a1, 16);
  v128.store(products, b0);
  v128.store(products, b1, 16);
}

function gradient1(x: usize, dy: usize, mean: usize, bytes: usize, rows: i32, sums: usize, products: usize): void {
  const m = load<f32>(mean);
  let a = load<f64>(sums), b = load<f64>(products);
  for (; rows > 0; --rows) {
    const g = load<f32>(dy);
    a += <f64>g;
    b += <f64>(g * (load<f32>(x) - m));
    x += bytes;
    dy += bytes;
  }
  store<f64>(sums, a);
  store<f64>(products, b);
}

/** dx[c] = dy[c] * p[c] + ((x[c] - mean[c]) * q[c] + r[c]). */
function gradientRow(x: usize, dy: usize, mean: usize, p: usize, q: usize, r: usize, dx: usize, bytes: usize): void {
  let i: usize = 0;
  if (ASC_FEATURE_SIMD) for (; i < (bytes & ~15); i += 16) gradientAt<v128>(x + i, dy + i, mean + i, p + i, q + i, r + i, dx + i);
  for (; i < bytes; i += 4) gradientAt<f32>(x + i, dy + i, mean + i, p + i, q + i, r + i, dx + i);
}

// @ts-ignore: decorator
@inline
function gradientAt<T>(x: usize, dy: usize, mean: usize, p: usize, q: usize, r: usize, dx: usize): void {
  const centred = mul<T>(sub<T>(load<T>(x), load<T>(mean)), load<T>(q));
  store<T>(dx, add<T>(mul<T>(load<T>(dy), load<T>(p)), add<T>(centred, load<T>(r))));
}
