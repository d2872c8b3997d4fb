// The loops of kernels/batchNorm.ts over tensors that the caches hold: a block of rows at a time, of it a few channels in
// registers. The same operations in the same order as in loops/batchNormStreaming.ts.
import { high, low } from "./sumFloat64";
import { add, mul, sub } from "../math/vec";

/** Bytes of a row from which 16 rows would fall on too few places of the cache. */
const WIDE: usize = 2048;

/** Rows of a block: few, so that its float32 sums lose next to nothing. */
export function blockRows(bytes: usize): i32 {
  return bytes < WIDE ? 16 : 8;
}

/** Bytes of a cache line. */
const LINE: usize = 64;
/** Bytes of channels that are kept in registers at once: with more, V8 keeps a sum in memory and waits for it. */
const PAIR: usize = 32;

/** Adds a block of rows to the sums of the channels [from, to), in bytes. */
export function momentsBlock(
  x: usize, shift: usize, bytes: usize, rows: i32, from: usize, to: usize, sums: usize, squares: usize
): void {
  let i = from;
  if (ASC_FEATURE_SIMD) {
    for (; i + PAIR <= to; i += PAIR) momentsPair(x + i, shift + i, bytes, rows, sums + i * 2, squares + i * 2);
    for (; i + 16 <= to; i += 16) moments4(x + i, shift + i, bytes, rows, sums + i * 2, squares + i * 2);
  }
  for (; i < to; i += 4) moments1(x + i, shift + i, bytes, rows, sums + i * 2, squares + i * 2);
}

function momentsPair(x: usize, shift: usize, bytes: usize, rows: i32, sums: usize, squares: usize): void {
  const s0 = v128.load(shift), s1 = v128.load(shift, 16);
  let a0 = f32x4.splat(0), a1 = a0, b0 = a0, b1 = a0;
  for (const end = x + <usize>rows * bytes; x != end; x += bytes) {
    const d0 = f32x4.sub(v128.load(x), s0), d1 = f32x4.sub(v128.load(x, 16), s1);
    a0 = f32x4.add(a0, d0);
    a1 = f32x4.add(a1, d1);
    b0 = f32x4.add(b0, f32x4.mul(d0, d0));
    b1 = f32x4.add(b1, f32x4.mul(d1, d1));
  }
  addFour(sums, a0);
  addFour(sums + 32, a1);
  addFour(squares, b0);
  addFour(squares + 32, b1);
}

/** sums[0...3] += a, float64. */
// @ts-ignore: decorator
@inline
function addFour(sums: usize, a: v128): void {
  v128.store(sums, f64x2.add(v128.load(sums), low<f32>(a)));
  v128.store(sums, f64x2.add(v128.load(sums, 16), high<f32>(a)), 16);
}

function moments4(x: usize, shift: usize, bytes: usize, rows: i32, sums: usize, squares: usize): void {
  const s = v128.load(shift);
  let a = f32x4.splat(0), b = a;
  for (; rows > 0; --rows, x += bytes) {
    const d = f32x4.sub(v128.load(x), s);
    a = f32x4.add(a, d);
    b = f32x4.add(b, f32x4.mul(d, d));
  }
  addFour(sums, a);
  addFour(squares, b);
}

function moments1(x: usize, shift: usize, bytes: usize, rows: i32, sums: usize, squares: usize): void {
  const s = load<f32>(shift);
  let a: f32 = 0, b: f32 = 0;
  for (; rows > 0; --rows, x += bytes) {
    const d = load<f32>(x) - s;
    a += d;
    b += d * d;
  }
  store<f64>(sums, load<f64>(sums) + <f64>a);
  store<f64>(squares, load<f64>(squares) + <f64>b);
}


/** Adds dy, and dy (x - mean), of a block of rows to the sums of the channels [from, to), in bytes. */
export function gradSumsBlock(
  x: usize, dy: usize, mean: usize, bytes: usize, rows: i32, from: usize, to: usize, sums: usize, products: usize
): void {
  let i = from;
  if (ASC_FEATURE_SIMD) {
    for (; i + PAIR <= to; i += PAIR) gradSumsPair(x + i, dy + i, mean + i, bytes, rows, sums + i * 2, products + i * 2);
    for (; i + 16 <= to; i += 16) gradSums4(x + i, dy + i, mean + i, bytes, rows, sums + i * 2, products + i * 2);
  }
  for (; i < to; i += 4) gradSums1(x + i, dy + i, mean + i, bytes, rows, sums + i * 2, products + i * 2);
}

function gradSumsPair(x: usize, dy: usize, mean: usize, bytes: usize, rows: i32, sums: usize, products: usize): void {
  const m0 = v128.load(mean), m1 = v128.load(mean, 16);
  let a0 = f32x4.splat(0), a1 = a0, b0 = a0, b1 = a0;
  for (const end = x + <usize>rows * bytes; x != end; x += bytes, dy += bytes) {
    const g0 = v128.load(dy), g1 = v128.load(dy, 16);
    a0 = f32x4.add(a0, g0);
    a1 = f32x4.add(a1, g1);
    b0 = f32x4.add(b0, f32x4.mul(g0, f32x4.sub(v128.load(x), m0)));
    b1 = f32x4.add(b1, f32x4.mul(g1, f32x4.sub(v128.load(x, 16), m1)));
  }
  addFour(sums, a0);
  addFour(sums + 32, a1);
  addFour(products, b0);
  addFour(products + 32, b1);
}

function gradSums4(x: usize, dy: usize, mean: usize, bytes: usize, rows: i32, sums: usize, products: usize): void {
  const m = v128.load(mean);
  let a = f32x4.splat(0), b = a;
  for (; rows > 0; --rows, x += bytes, dy += bytes) {
    const g = v128.load(dy);
    a = f32x4.add(a, g);
    b = f32x4.add(b, f32x4.mul(g, f32x4.sub(v128.load(x), m)));
  }
  addFour(sums, a);
  addFour(products, b);
}

function gradSums1(x: usize, dy: usize, mean: usize, bytes: usize, rows: i32, sums: usize, products: usize): void {
  const m = load<f32>(mean);
  let a: f32 = 0, b: f32 = 0;
  for (; rows > 0; --rows, x += bytes, dy += bytes) {
    const g = load<f32>(dy);
    a += g;
    b += g * (load<f32>(x) - m);
  }
  store<f64>(sums, load<f64>(sums) + <f64>a);
  store<f64>(products, load<f64>(products) + <f64>b);
}

/** y = (x - mean) * factor + offset for a block of rows. */
export function normalizeBlock(x: usize, mean: usize, factor: usize, offset: usize, y: usize, bytes: usize, rows: i32): void {
  let i: usize = 0;
  if (ASC_FEATURE_SIMD) {
    for (; i + LINE <= bytes; i += LINE) normalizeLine(x + i, mean + i, factor + i, offset + i, y + i, bytes, rows);
    for (; i + 16 <= bytes; i += 16) normalizeColumn<v128>(x + i, mean + i, factor + i, offset + i, y + i, bytes, rows);
  }
  for (; i < bytes; i += 4) normalizeColumn<f32>(x + i, mean + i, factor + i, offset + i, y + i, bytes, rows);
}

function normalizeLine(x: usize, mean: usize, factor: usize, offset: usize, y: usize, bytes: usize, rows: i32): void {
  const m0 = v128.load(mean), m1 = v128.load(mean, 16), m2 = v128.load(mean, 32), m3 = v128.load(mean, 48);
  const f0 = v128.load(factor), f1 = v128.load(factor, 16), f2 = v128.load(factor, 32), f3 = v128.load(factor, 48);
  const o0 = v128.load(offset), o1 = v128.load(offset, 16), o2 = v128.load(offset, 32), o3 = v128.load(offset, 48);
  for (const end = x + <usize>rows * bytes; x != end; x += bytes, y += bytes) {
    v128.store(y, f32x4.add(f32x4.mul(f32x4.sub(v128.load(x), m0), f0), o0));
    v128.store(y, f32x4.add(f32x4.mul(f32x4.sub(v128.load(x, 16), m1), f1), o1), 16);
    v128.store(y, f32x4.add(f32x4.mul(f32x4.sub(v128.load(x, 32), m2), f2), o2), 32);
    v128.store(y, f32x4.add(f32x4.mul(f32x4.sub(v128.load(x, 48), m3), f3), o3), 48);
  }
}

function normalizeColumn<T>(x: usize, mean: usize, factor: usize, offset: usize, y: usize, bytes: usize, rows: i32): void {
  const m = load<T>(mean), f = load<T>(factor), o = load<T>(offset);
  for (; rows > 0; --rows, x += bytes, y += bytes) store<T>(y, add<T>(mul<T>(sub<T>(load<T>(x), m), f), o));
}

/** dx = dy * terms[0] + ((x - mean) * terms[1] + terms[2]) for a block of rows. */
export function gradientBlock(x: usize, dy: usize, mean: usize, terms: usize, dx: usize, bytes: usize, rows: i32): void {
  let i: usize = 0;
  if (ASC_FEATURE_SIMD) {
    for (; i + LINE <= bytes; i += LINE) gradientLine(x + i, dy + i, mean + i, terms + i, dx + i, bytes, rows);
    for (; i + 16 <= bytes; i += 16) gradientColumn<v128>(x + i, dy + i, mean + i, terms + i, dx + i, bytes, rows);
  }
  for (; i < bytes; i += 4) gradientColumn<f32>(x + i, dy + i, mean + i, terms + i, dx + i, bytes, rows);
}

function gradientLine(x: usize, dy: usize, mean: usize, terms: usize, dx: usize, bytes: usize, rows: i32): void {
  const m0 = v128.load(mean), m1 = v128.load(mean, 16), m2 = v128.load(mean, 32), m3 = v128.load(mean, 48);
  const p0 = v128.load(terms), p1 = v128.load(terms, 16), p2 = v128.load(terms, 32), p3 = v128.load(terms, 48);
  terms += bytes;
  const q0 = v128.load(terms), q1 = v128.load(terms, 16), q2 = v128.load(terms, 32), q3 = v128.load(terms, 48);
  terms += bytes;
  const t0 = v128.load(terms), t1 = v128.load(terms, 16), t2 = v128.load(terms, 32), t3 = v128.load(terms, 48);
  for (const end = x + <usize>rows * bytes; x != end; x += bytes, dy += bytes, dx += bytes) {
    v128.store(dx, f32x4.add(f32x4.mul(v128.load(dy), p0), f32x4.add(f32x4.mul(f32x4.sub(v128.load(x), m0), q0), t0)));
    v128.store(dx, f32x4.add(f32x4.mul(v128.load(dy, 16), p1), f32x4.add(f32x4.mul(f32x4.sub(v128.load(x, 16), m1), q1), t1)), 16);
    v128.store(dx, f32x4.add(f32x4.mul(v128.load(dy, 32), p2), f32x4.add(f32x4.mul(f32x4.sub(v128.load(x, 32), m2), q2), t2)), 32);
    v128.store(dx, f32x4.add(f32x4.mul(v128.load(dy, 48), p3), f32x4.add(f32x4.mul(f32x4.sub(v128.load(x, 48), m3), q3), t3)), 48);
  }
}

function gradientColumn<T>(x: usize, dy: usize, mean: usize, terms: usize, dx: usize, bytes: usize, rows: i32): void {
  const m = load<T>(mean), p = load<T>(terms), q = load<T>(terms + bytes), t = load<T>(terms + bytes * 2);
  for (; rows > 0; --rows, x += bytes, dy += bytes, dx += bytes) {
    const centred = add<T>(mul<T>(sub<T>(load<T>(x), m), q), t);
    store<T>(dx, add<T>(mul<T>(load<T>(dy), p), centred));
  }
}
