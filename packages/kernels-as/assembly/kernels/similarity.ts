// How near the samples of a batch are to each other, kernel by kernel: minibatch discrimination.
import { sumRow } from "../loops/sumFloat64";
import { exp } from "../math/exp";
import * as vec from "../math/vec";

const ZERO = memory.data<f32>([0]);

/**
 * y[k, i] = sum over j of exp(-sum over d of |x[k, d, i] - x[k, d, j]|), x [k, d, n]. Sums over d in float32 from the first, over j as
 * `sumRow`. `row`: space for n numbers.
 */
export function similaritySums(x: usize, y: usize, row: usize, k: i32, d: i32, n: i32): void {
  const size = <usize>n << 2;
  for (; k; --k, x += <usize>d * size)
    for (let i: usize = 0; i < size; i += 4, y += 4) {
      nearness(x, row, i, d, size);
      store<f32>(y, <f32>sumRow<f32>(row, n));
    }
}

/**
 * dx[k, d, i] = -sum over j of (dy[k, i] + dy[k, j]) e[k, i, j] sign(x[k, d, i] - x[k, d, j]), where e are the terms of similaritySums. Sums
 * as `sumRow`. `rows`: space for 2 n numbers.
 */
export function similaritySumsGrad(x: usize, dy: usize, dx: usize, rows: usize, k: i32, d: i32, n: i32): void {
  const size = <usize>n << 2;
  for (; k; --k, x += <usize>d * size, dx += <usize>d * size, dy += size)
    for (let i: usize = 0; i < size; i += 4) {
      nearness(x, rows, i, d, size);
      weigh(dy, rows, i, size);
      let at = x, to = dx;
      for (let left = d; left; --left, at += size, to += size) {
        sign(at, rows, rows + size, i, size);
        store<f32>(to + i, <f32>-sumRow<f32>(rows + size, n));
      }
    }
}

/**
 * The gradient of similaritySumsGrad, of whose dx g [k, d, n] is the gradient. With its e and signs s, and q[k, i, j] = sum over d of
 * s (g[k, d, i] - g[k, d, j]): ddy[k, i] = -sum over j of e q, and dx[k, d, i] = sum over j of (dy[k, i] + dy[k, j]) e q s. Sums over d in
 * float32 from the first, over j as `sumRow`. `rows`: space for 2 n numbers.
 */
export function similaritySumsGradGrad(
  x: usize, dy: usize, g: usize, ddy: usize, dx: usize, rows: usize, k: i32, d: i32, n: i32
): void {
  const size = <usize>n << 2;
  const plane = <usize>d * size;
  for (; k; --k, x += plane, dx += plane, g += plane, dy += size, ddy += size)
    for (let i: usize = 0; i < size; i += 4) {
      nearness(x, rows, i, d, size);
      turn(x, g, rows, i, d, size);
      store<f32>(ddy + i, <f32>-sumRow<f32>(rows, n));
      weigh(dy, rows, i, size);
      let at = x, to = dx;
      for (let left = d; left; --left, at += size, to += size) {
        sign(at, rows, rows + size, i, size);
        store<f32>(to + i, <f32>sumRow<f32>(rows + size, n));
      }
    }
}

/** row[j] = exp(-sum over d of |x[d, i] - x[d, j]|); i and size in bytes. */
// @ts-ignore: decorator
@inline
function nearness(x: usize, row: usize, i: usize, d: i32, size: usize): void {
  let j: usize = 0;
  if (ASC_FEATURE_SIMD)
    for (const stop = size & ~15; j < stop; j += 16) v128.store(row + j, term<v128>(x, i, j, d, size));
  for (; j < size; j += 4) store<f32>(row + j, term<f32>(x, i, j, d, size));
}

// @ts-ignore: decorator
@inline
function term<T>(x: usize, i: usize, j: usize, d: i32, size: usize): T {
  let sum = vec.constant<T>(ZERO);
  for (; d; --d, x += size)
    sum = vec.add<T>(sum, vec.abs<T>(vec.sub<T>(vec.splat<T>(load<f32>(x + i)), load<T>(x + j))));
  return exp<T>(vec.neg<T>(sum));
}

/** row[j] *= sum over d of sign(x[d, i] - x[d, j]) (g[d, i] - g[d, j]). */
// @ts-ignore: decorator
@inline
function turn(x: usize, g: usize, row: usize, i: usize, d: i32, size: usize): void {
  let j: usize = 0;
  if (ASC_FEATURE_SIMD)
    for (const stop = size & ~15; j < stop; j += 16)
      v128.store(row + j, f32x4.mul(v128.load(row + j), turned<v128>(x, g, i, j, d, size)));
  for (; j < size; j += 4) store<f32>(row + j, load<f32>(row + j) * turned<f32>(x, g, i, j, d, size));
}

// @ts-ignore: decorator
@inline
function turned<T>(x: usize, g: usize, i: usize, j: usize, d: i32, size: usize): T {
  let sum = vec.constant<T>(ZERO);
  for (; d; --d, x += size, g += size) {
    const difference = vec.sub<T>(vec.splat<T>(load<f32>(g + i)), load<T>(g + j));
    sum = vec.add<T>(sum, signed<T>(vec.splat<T>(load<f32>(x + i)), load<T>(x + j), difference));
  }
  return sum;
}

/** row[j] *= dy[i] + dy[j]. */
// @ts-ignore: decorator
@inline
function weigh(dy: usize, row: usize, i: usize, size: usize): void {
  const own = load<f32>(dy + i);
  let j: usize = 0;
  if (ASC_FEATURE_SIMD)
    for (const stop = size & ~15; j < stop; j += 16)
      v128.store(row + j, f32x4.mul(v128.load(row + j), f32x4.add(f32x4.splat(own), v128.load(dy + j))));
  for (; j < size; j += 4) store<f32>(row + j, load<f32>(row + j) * (own + load<f32>(dy + j)));
}

/** y[j] = sign(x[i] - x[j]) row[j]; NaN where a difference is. */
// @ts-ignore: decorator
@inline
function sign(x: usize, row: usize, y: usize, i: usize, size: usize): void {
  const own = load<f32>(x + i);
  let j: usize = 0;
  if (ASC_FEATURE_SIMD)
    for (const stop = size & ~15; j < stop; j += 16)
      v128.store(y + j, signed<v128>(f32x4.splat(own), v128.load(x + j), v128.load(row + j)));
  for (; j < size; j += 4) store<f32>(y + j, signed<f32>(own, load<f32>(x + j), load<f32>(row + j)));
}

// @ts-ignore: decorator
@inline
function signed<T>(a: T, b: T, value: T): T {
  const zero = vec.constant<T>(ZERO);
  const above = vec.choose<T>(vec.eq<T>(a, b), zero, value);
  return vec.choose<T>(vec.lt<T>(a, b), vec.neg<T>(value), above);
}
