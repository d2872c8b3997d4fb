// The loops of kernels/batchNorm.ts over tensors that come from memory: row by row, in the order in which they lie there. In
// another order the processor fetches nothing ahead, and a pass takes three times as long.
import { high, low } from "./sumFloat64";
import { add, mul, sub } from "../math/vec";

/** Bytes of a row up to which two of them are taken at once: of longer ones, the processor would not see that both go on. */
const SHORT: usize = 256;

/**
 * Adds (x - mean), (x - mean)² of a block of rows to float64 sums and squares, [from, to) bytes of each row. `part`: float32
 * sums, zeros before and after: first `bytes` of sums, then of squares.
 */
export function momentsRows(
  x: usize, mean: usize, bytes: usize, rows: i32, from: usize, to: usize, part: usize, sums: usize, squares: usize
): void {
  if (bytes <= SHORT) for (; rows >= 2; rows -= 2, x += bytes << 1) momentsOf(x, mean, bytes, from, to, part, true);
  for (; rows > 0; --rows, x += bytes) momentsOf(x, mean, bytes, from, to, part, false);
  flush(part, bytes, from, to, sums, squares);
}

function momentsOf(x: usize, mean: usize, bytes: usize, from: usize, to: usize, part: usize, two: bool): void {
  const b = part + bytes;
  let i = from;
  if (two) {
    if (ASC_FEATURE_SIMD) for (; i + 16 <= to; i += 16) moments<v128>(x + i, bytes, mean + i, part + i, b + i, true);
    for (; i < to; i += 4) moments<f32>(x + i, bytes, mean + i, part + i, b + i, true);
  } else {
    if (ASC_FEATURE_SIMD) for (; i + 16 <= to; i += 16) moments<v128>(x + i, bytes, mean + i, part + i, b + i, false);
    for (; i < to; i += 4) moments<f32>(x + i, bytes, mean + i, part + i, b + i, false);
  }
}

// @ts-ignore: decorator
@inline
function moments<T>(x: usize, bytes: usize, mean: usize, sums: usize, squares: usize, two: bool): void {
  const m = load<T>(mean);
  let d = sub<T>(load<T>(x), m);
  let a = add<T>(load<T>(sums), d);
  let b = add<T>(load<T>(squares), mul<T>(d, d));
  if (two) {
    d = sub<T>(load<T>(x + bytes), m);
    a = add<T>(a, d);
    b = add<T>(b, mul<T>(d, d));
  }
  store<T>(sums, a);
  store<T>(squares, b);
}

/** Adds dy, and dy (x - mean), of a block of rows to float64 sums and products: as `momentsRows`. */
export function gradSumsRows(
  x: usize, dy: usize, mean: usize, bytes: usize, rows: i32, from: usize, to: usize, part: usize, sums: usize, products: usize
): void {
  if (bytes <= SHORT) for (; rows >= 2; rows -= 2, x += bytes << 1, dy += bytes << 1) gradSumsOf(x, dy, mean, bytes, from, to, part, true);
  for (; rows > 0; --rows, x += bytes, dy += bytes) gradSumsOf(x, dy, mean, bytes, from, to, part, false);
  flush(part, bytes, from, to, sums, products);
}

function gradSumsOf(x: usize, dy: usize, mean: usize, bytes: usize, from: usize, to: usize, part: usize, two: bool): void {
  const b = part + bytes;
  let i = from;
  if (two) {
    if (ASC_FEATURE_SIMD) for (; i + 16 <= to; i += 16) gradSums<v128>(x + i, dy + i, bytes, mean + i, part + i, b + i, true);
    for (; i < to; i += 4) gradSums<f32>(x + i, dy + i, bytes, mean + i, part + i, b + i, true);
  } else {
    if (ASC_FEATURE_SIMD) for (; i + 16 <= to; i += 16) gradSums<v128>(x + i, dy + i, bytes, mean + i, part + i, b + i, false);
    for (; i < to; i += 4) gradSums<f32>(x + i, dy + i, bytes, mean + i, part + i, b + i, false);
  }
}

// @ts-ignore: decorator
@inline
function gradSums<T>(x: usize, dy: usize, bytes: usize, mean: usize, sums: usize, products: usize, two: bool): void {
  const m = load<T>(mean);
  let g = load<T>(dy);
  let a = add<T>(load<T>(sums), g);
  let b = add<T>(load<T>(products), mul<T>(g, sub<T>(load<T>(x), m)));
  if (two) {
    g = load<T>(dy + bytes);
    a = add<T>(a, g);
    b = add<T>(b, mul<T>(g, sub<T>(load<T>(x + bytes), m)));
  }
  store<T>(sums, a);
  store<T>(products, b);
}

/** Adds both float32 sums of a block to the float64 ones, and leaves zeros. */
function flush(part: usize, bytes: usize, from: usize, to: usize, first: usize, second: usize): void {
  let i = from;
  if (ASC_FEATURE_SIMD) {
    for (; i + 16 <= to; i += 16) {
      addFour(first + i * 2, part + i);
      addFour(second + i * 2, part + bytes + i);
    }
  }
  for (; i < to; i += 4) {
    addOne(first + i * 2, part + i);
    addOne(second + i * 2, part + bytes + i);
  }
}

// @ts-ignore: decorator
@inline
function addFour(sums: usize, part: usize): void {
  const a = v128.load(part);
  v128.store(sums, f64x2.add(v128.load(sums), low<f32>(a)));
  v128.store(sums, f64x2.add(v128.load(sums, 16), high<f32>(a)), 16);
  v128.store(part, i32x4.splat(0));
}

// @ts-ignore: decorator
@inline
function addOne(sums: usize, part: usize): void {
  store<f64>(sums, load<f64>(sums) + <f64>load<f32>(part));
  store<f32>(part, 0);
}

/** y = (x - mean) * factor + offset. */
export function normalizeRows(x: usize, mean: usize, factor: usize, offset: usize, y: usize, bytes: usize, rows: i32): void {
  if (bytes <= SHORT) for (; rows >= 2; rows -= 2, x += bytes << 1, y += bytes << 1) normalizeOf(x, mean, factor, offset, y, bytes, true);
  for (; rows > 0; --rows, x += bytes, y += bytes) normalizeOf(x, mean, factor, offset, y, bytes, false);
}

function normalizeOf(x: usize, mean: usize, factor: usize, offset: usize, y: usize, bytes: usize, two: bool): void {
  let i: usize = 0;
  if (two) {
    if (ASC_FEATURE_SIMD) for (; i + 16 <= bytes; i += 16) normalizeTwo<v128>(x + i, mean + i, factor + i, offset + i, y + i, bytes);
    for (; i < bytes; i += 4) normalizeTwo<f32>(x + i, mean + i, factor + i, offset + i, y + i, bytes);
  } else {
    if (ASC_FEATURE_SIMD) for (; i + 16 <= bytes; i += 16) normalizeAt<v128>(x + i, load<v128>(mean + i), load<v128>(factor + i), load<v128>(offset + i), y + i);
    for (; i < bytes; i += 4) normalizeAt<f32>(x + i, load<f32>(mean + i), load<f32>(factor + i), load<f32>(offset + i), y + i);
  }
}

// @ts-ignore: decorator
@inline
function normalizeTwo<T>(x: usize, mean: usize, factor: usize, offset: usize, y: usize, bytes: usize): void {
  const m = load<T>(mean), f = load<T>(factor), o = load<T>(offset);
  normalizeAt<T>(x, m, f, o, y);
  normalizeAt<T>(x + bytes, m, f, o, y + bytes);
}

// @ts-ignore: decorator
@inline
function normalizeAt<T>(x: usize, m: T, f: T, o: T, y: usize): void {
  store<T>(y, add<T>(mul<T>(sub<T>(load<T>(x), m), f), o));
}

/** dx = dy * terms[0] + ((x - mean) * terms[1] + terms[2]). */
export function gradientRows(x: usize, dy: usize, mean: usize, terms: usize, dx: usize, bytes: usize, rows: i32): void {
  const two = bytes << 1;
  if (bytes <= SHORT) for (; rows >= 2; rows -= 2, x += two, dy += two, dx += two) gradientOf(x, dy, mean, terms, dx, bytes, true);
  for (; rows > 0; --rows, x += bytes, dy += bytes, dx += bytes) gradientOf(x, dy, mean, terms, dx, bytes, false);
}

function gradientOf(x: usize, dy: usize, mean: usize, terms: usize, dx: usize, bytes: usize, two: bool): void {
  let i: usize = 0;
  if (ASC_FEATURE_SIMD) for (; i + 16 <= bytes; i += 16) gradient<v128>(x + i, dy + i, mean + i, terms + i, dx + i, bytes, two);
  for (; i < bytes; i += 4) gradient<f32>(x + i, dy + i, mean + i, terms + i, dx + i, bytes, two);
}

// @ts-ignore: decorator
@inline
function gradient<T>(x: usize, dy: usize, mean: usize, terms: usize, dx: usize, bytes: usize, two: bool): void {
  const m = load<T>(mean), p = load<T>(terms), q = load<T>(terms + bytes), t = load<T>(terms + (bytes << 1));
  gradientAt<T>(x, dy, m, p, q, t, dx);
  if (two) gradientAt<T>(x + bytes, dy + bytes, m, p, q, t, dx + bytes);
}

// @ts-ignore: decorator
@inline
function gradientAt<T>(x: usize, dy: usize, m: T, p: T, q: T, t: T, dx: usize): void {
  store<T>(dx, add<T>(mul<T>(load<T>(dy), p), add<T>(mul<T>(sub<T>(load<T>(x), m), q), t)));
}
