// How near the samples of a batch are to each other, kernel by kernel: minibatch discrimination. Terms e[k, i, j] = exp(-sum over d of
// |x[k, d, i] - x[k, d, j]|) are held times 2^63, as `expSum` gives them, one row of them at a time.
import { expSum } from "../loops/elementwiseExp";
import { signed, signedSum } from "../loops/signedSum";
import * as vec from "../math/vec";

const ZERO = memory.data<f32>([0]);
/** 2^-63. */
const DROP: f64 = 1.08420217248550443e-19;

/**
 * y[k, i] = sum over j of exp(-sum over d of |x[k, d, i] - x[k, d, j]|), x [k, d, n]. Sums over d in float32 from the first, over j as
 * `expSum`. `row`: space for n numbers.
 */
export function similaritySums(x: usize, y: usize, row: usize, k: i32, d: i32, n: i32): void {
  const size = <usize>n << 2;
  for (; k; --k, x += <usize>d * size) {
    const absent = absence(x, d * n);
    for (let i: usize = 0; i < size; i += 4, y += 4) store<f32>(y, <f32>(terms(x, row, i, d, n, absent) * DROP));
  }
}

/**
 * dx[k, d, i] = -sum over j of (dy[k, i] + dy[k, j]) e[k, i, j] sign(x[k, d, i] - x[k, d, j]). Sums over j as `signedSum`. `row`: space for
 * n numbers.
 */
export function similaritySumsGrad(x: usize, dy: usize, dx: usize, row: usize, k: i32, d: i32, n: i32): void {
  const size = <usize>n << 2;
  for (; k; --k, x += <usize>d * size, dx += <usize>d * size, dy += size) {
    const absent = absence(x, d * n);
    for (let i: usize = 0; i < size; i += 4) {
      const sum = terms(x, row, i, d, n, absent);
      weigh(dy, row, i, size);
      signedSums(x, row, dx, i, d, n, -DROP, sum - sum);
    }
  }
}

/**
 * The gradient of similaritySumsGrad, of whose dx g [k, d, n] is the gradient. With s the signs of the differences of x and q[k, i, j] = sum
 * over d of s (g[k, d, i] - g[k, d, j]): ddy[k, i] = -sum over j of e q, and dx[k, d, i] = sum over j of (dy[k, i] + dy[k, j]) e q s. Sums over
 * d in float32 from the first, over j as `signedSum`. `row`: space for n numbers.
 */
export function similaritySumsGradGrad(
  x: usize, dy: usize, g: usize, ddy: usize, dx: usize, row: usize, k: i32, d: i32, n: i32
): void {
  const size = <usize>n << 2;
  const plane = <usize>d * size;
  for (; k; --k, x += plane, dx += plane, g += plane, dy += size, ddy += size) {
    const absent = absence(x, d * n);
    for (let i: usize = 0; i < size; i += 4) {
      const sum = terms(x, row, i, d, n, absent);
      turn(x, g, row, i, d, size);
      store<f32>(ddy + i, <f32>(signedSum(0, row, 0, n) * -DROP + (sum - sum)));
      weigh(dy, row, i, size);
      signedSums(x, row, dx, i, d, n, DROP, sum - sum);
    }
  }
}

/** NaN if one of n numbers is, else 0. */
function absence(x: usize, n: i32): f32 {
  for (const end = x + (<usize>n << 2); x < end; x += 4) if (load<f32>(x) != load<f32>(x)) return NaN;
  return 0;
}

/** row[j] = 2^63 e[i, j] of one kernel, i in bytes; their sum, NaN where x[d, i] is not finite or `absent` is NaN. */
function terms(x: usize, row: usize, i: usize, d: i32, n: i32, absent: f32): f64 {
  const size = <usize>n << 2;
  memory.fill(row, 0, size);
  let own = absent;
  for (; d >= 4; d -= 4, x += 4 * size) {
    const a = load<f32>(x + i), b = load<f32>(x + size + i), c = load<f32>(x + 2 * size + i), e = load<f32>(x + 3 * size + i);
    own += a - a + (b - b) + (c - c + (e - e));
    let j: usize = 0;
    if (ASC_FEATURE_SIMD) {
      const va = f32x4.splat(a), vb = f32x4.splat(b), vc = f32x4.splat(c), ve = f32x4.splat(e);
      for (const stop = size & ~15; j < stop; j += 16) v128.store(row + j, fourNearer<v128>(x + j, row + j, size, va, vb, vc, ve));
    }
    for (; j < size; j += 4) store<f32>(row + j, fourNearer<f32>(x + j, row + j, size, a, b, c, e));
  }
  for (; d; --d, x += size) {
    const a = load<f32>(x + i);
    own += a - a;
    let j: usize = 0;
    if (ASC_FEATURE_SIMD) {
      const va = f32x4.splat(a);
      for (const stop = size & ~15; j < stop; j += 16) v128.store(row + j, nearer<v128>(load<v128>(row + j), va, load<v128>(x + j)));
    }
    for (; j < size; j += 4) store<f32>(row + j, nearer<f32>(load<f32>(row + j), a, load<f32>(x + j)));
  }
  return expSum(row, row, n, own);
}

/** sum - |a - b|. */
// @ts-ignore: decorator
@inline
function nearer<T>(sum: T, a: T, b: T): T {
  return vec.sub<T>(sum, vec.abs<T>(vec.sub<T>(a, b)));
}

// @ts-ignore: decorator
@inline
function fourNearer<T>(x: usize, row: usize, size: usize, a: T, b: T, c: T, e: T): T {
  let sum = nearer<T>(load<T>(row), a, load<T>(x));
  sum = nearer<T>(sum, b, load<T>(x + size));
  sum = nearer<T>(sum, c, load<T>(x + 2 * size));
  return nearer<T>(sum, e, load<T>(x + 3 * size));
}

/** row[j] *= dy[i] + dy[j]. */
function weigh(dy: usize, row: usize, i: usize, size: usize): void {
  const own = load<f32>(dy + i);
  let j: usize = 0;
  if (ASC_FEATURE_SIMD) {
    const owns = f32x4.splat(own);
    for (const stop = size & ~15; j < stop; j += 16)
      v128.store(row + j, f32x4.mul(v128.load(row + j), f32x4.add(owns, v128.load(dy + j))));
  }
  for (; j < size; j += 4) store<f32>(row + j, load<f32>(row + j) * (own + load<f32>(dy + j)));
}

/** row[j] *= sum over d of sign(x[d, i] - x[d, j]) (g[d, i] - g[d, j]). */
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
    const step = vec.sub<T>(vec.splat<T>(load<f32>(g + i)), load<T>(g + j));
    sum = vec.add<T>(sum, signed<T>(vec.splat<T>(load<f32>(x + i)), load<T>(x + j), step));
  }
  return sum;
}

/** dx[d, i] = factor times the signed sums of the row for each d, plus `absent`. */
// @ts-ignore: decorator
@inline
function signedSums(x: usize, row: usize, dx: usize, i: usize, d: i32, n: i32, factor: f64, absent: f64): void {
  const size = <usize>n << 2;
  for (; d; --d, x += size, dx += size) store<f32>(dx + i, <f32>(signedSum(x, row, i, n) * factor + absent));
}
