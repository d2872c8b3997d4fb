// Reductions of [outer, reduce, inner] blocks to [outer, inner]. Row kernels are the case inner = 1.
import { addFourRows, addRow, rounded, storeSums, sumRow } from "../loops/sumFloat64";
import { argRows, minMaxColumns, minMaxOfRow, minMaxRows, Largest, Smallest } from "../loops/minMax";
import { expSum } from "../loops/elementwiseExp";
import { map } from "../loops/elementwise";
import { mul } from "../math/vec";
import { LINE_FLOATS, MIN_ELEMENTS, partsFor, partStart } from "../loops/partition";

/** y[r] = Σ_i x[r, i] / divisor for x [rows, n]. */
export function sumRows(x: usize, y: usize, rows: i32, n: i32, divisor: i32): void {
  rowSums<f32, f32>(x, y, rows, n, divisor);
}

/** y[r] = Σ_i x[r, i] for int32 x [rows, n]. */
export function sumRowsInt(x: usize, y: usize, rows: i32, n: i32): void {
  rowSums<i32, i32>(x, y, rows, n, 1);
}

/** y[r] = Σ_i x[r, i] / divisor for int32 x [rows, n], float32 y. */
export function meanRowsInt(x: usize, y: usize, rows: i32, n: i32, divisor: i32): void {
  rowSums<i32, f32>(x, y, rows, n, divisor);
}

/** y[o, c] = Σ_r x[o, r, c] / divisor for x [outer, reduce, inner]. A part is some of the columns. */
export function sumColumns(
  x: usize, y: usize, workspace: usize, outer: i32, reduce: i32, inner: i32, divisor: i32, part: i32, parts: i32, thread: i32
): void {
  const from = partStart(inner, LINE_FLOATS, part, parts), offset = <usize>from << 2;
  const columns = partStart(inner, LINE_FLOATS, part + 1, parts) - from;
  columnSums<f32, f32>(x + offset, y + offset, workspace + offset * 2, outer, reduce, inner, columns, divisor);
}

/** Float64 sums. */
export function sumColumnsWorkspace(inner: i32, threads: i32): f64 { return 8.0 * inner; }
export function sumColumnsParts(outer: i32, reduce: i32, inner: i32, threads: i32): i32 {
  const lines = (inner + LINE_FLOATS - 1) / LINE_FLOATS;
  return partsFor(<f64>(outer * reduce) * inner, MIN_ELEMENTS, min(lines, threads << 1));
}

/** y[o, c] = Σ_r x[o, r, c] for int32 x [outer, reduce, inner]. Workspace as of `sumColumns`. */
export function sumColumnsInt(x: usize, y: usize, workspace: usize, outer: i32, reduce: i32, inner: i32): void {
  columnSums<i32, i32>(x, y, workspace, outer, reduce, inner, inner, 1);
}

/** y[o, c] = Σ_r x[o, r, c] / divisor for int32 x [outer, reduce, inner], float32 y. Workspace as of `sumColumns`. */
export function meanColumnsInt(
  x: usize, y: usize, workspace: usize, outer: i32, reduce: i32, inner: i32, divisor: i32,
): void {
  columnSums<i32, f32>(x, y, workspace, outer, reduce, inner, inner, divisor);
}

/** y[r] = max_i x[r, i] for x [rows, n > 0]; NaN if there is one. */
export function maxRows(x: usize, y: usize, rows: i32, n: i32): void {
  minMaxRows<f32, Largest>(x, y, rows, n);
}

/** y[r] = min_i x[r, i] for x [rows, n > 0]; NaN if there is one. */
export function minRows(x: usize, y: usize, rows: i32, n: i32): void {
  minMaxRows<f32, Smallest>(x, y, rows, n);
}

/** y[r] = max_i x[r, i] for int32 x [rows, n > 0]. */
export function maxRowsInt(x: usize, y: usize, rows: i32, n: i32): void {
  minMaxRows<i32, Largest>(x, y, rows, n);
}

/** y[r] = min_i x[r, i] for int32 x [rows, n > 0]. */
export function minRowsInt(x: usize, y: usize, rows: i32, n: i32): void {
  minMaxRows<i32, Smallest>(x, y, rows, n);
}

/** y[o, c] = max_r x[o, r, c] for x [outer, reduce > 0, inner]; NaN if there is one. */
export function maxColumns(x: usize, y: usize, outer: i32, reduce: i32, inner: i32): void {
  minMaxColumns<f32, Largest>(x, y, outer, reduce, inner);
}

/** y[o, c] = min_r x[o, r, c] for x [outer, reduce > 0, inner]; NaN if there is one. */
export function minColumns(x: usize, y: usize, outer: i32, reduce: i32, inner: i32): void {
  minMaxColumns<f32, Smallest>(x, y, outer, reduce, inner);
}

/** y[o, c] = max_r x[o, r, c] for int32 x [outer, reduce > 0, inner]. */
export function maxColumnsInt(x: usize, y: usize, outer: i32, reduce: i32, inner: i32): void {
  minMaxColumns<i32, Largest>(x, y, outer, reduce, inner);
}

/** y[o, c] = min_r x[o, r, c] for int32 x [outer, reduce > 0, inner]. */
export function minColumnsInt(x: usize, y: usize, outer: i32, reduce: i32, inner: i32): void {
  minMaxColumns<i32, Smallest>(x, y, outer, reduce, inner);
}

/** y[r] = Π_i x[r, i] for x [rows, n], in float64, rounded once. */
export function prodRows(x: usize, y: usize, rows: i32, n: i32): void {
  rowProducts<f32>(x, y, rows, n);
}

/** y[r] = Π_i x[r, i] for int32 x [rows, n], modulo 2^32. */
export function prodRowsInt(x: usize, y: usize, rows: i32, n: i32): void {
  rowProducts<i32>(x, y, rows, n);
}

/** y[r] = the first i with the largest x[r, i], int32, for x [rows, n]. */
export function argMaxRows(x: usize, y: usize, rows: i32, n: i32): void {
  argRows<f32, Largest>(x, y, rows, n);
}

/** y[r] = the first i with the smallest x[r, i], int32, for x [rows, n]. */
export function argMinRows(x: usize, y: usize, rows: i32, n: i32): void {
  argRows<f32, Smallest>(x, y, rows, n);
}

/** y[r] = the first i with the largest x[r, i], int32, for int32 x [rows, n]. */
export function argMaxRowsInt(x: usize, y: usize, rows: i32, n: i32): void {
  argRows<i32, Largest>(x, y, rows, n);
}

/** y[r] = the first i with the smallest x[r, i], int32, for int32 x [rows, n]. */
export function argMinRowsInt(x: usize, y: usize, rows: i32, n: i32): void {
  argRows<i32, Smallest>(x, y, rows, n);
}

/** y[r, i] = e^(x[r, i] - max_i x[r, i]) / Σ_i of the same, for x [rows, n]. */
export function softmaxRows(x: usize, y: usize, rows: i32, n: i32): void {
  if (n == 0 || rows == 0) return;
  const bytes = (<usize>n) << 2;
  let most = minMaxOfRow<f32, Largest>(x, n);
  for (; rows; --rows, x += bytes, y += bytes) {
    const factor = <f32>(1 / expSum(x, y, n, most));
    if (rows > 1) most = minMaxOfRow<f32, Largest>(x + bytes, n); // meanwhile: the sum takes a while
    map<Scaled>(y, y, n, factor);
  }
}

class Scaled {
  // @ts-ignore: decorator
  @inline f<T>(x: T, alpha: T, beta: T): T {
    return mul<T>(x, alpha);
  }
}

function rowSums<From, To>(x: usize, y: usize, rows: i32, n: i32, divisor: i32): void {
  const end = y + ((<usize>rows) << 2);
  const d = <f64>divisor;
  while (y < end) {
    store<To>(y, rounded<To>(sumRow<From>(x, n) / d));
    x += (<usize>n) << 2;
    y += 4;
  }
}

/** Of the first `n` columns. */
function columnSums<From, To>(
  x: usize, y: usize, sums: usize, outer: i32, reduce: i32, inner: i32, n: i32, divisor: i32,
): void {
  const stride = (<usize>inner) << 2;
  for (let o = 0; o < outer; ++o) {
    memory.fill(sums, 0, <usize>n << 3);
    let r = 0;
    for (; r + 4 <= reduce; r += 4) {
      addFourRows<From>(x, stride, sums, n);
      x += stride << 2;
    }
    for (; r < reduce; ++r) {
      addRow<From>(x, sums, n);
      x += stride;
    }
    storeSums<To>(sums, y, n, <f64>divisor);
    y += stride;
  }
}

function rowProducts<T>(x: usize, y: usize, rows: i32, n: i32): void {
  for (const end = y + ((<usize>rows) << 2); y < end; y += 4) {
    if (isFloat<T>()) store<f32>(y, rowProduct(x, n));
    else {
      let product: i32 = 1;
      for (let i = 0; i < n; ++i) product *= load<i32>(x + ((<usize>i) << 2));
      store<i32>(y, product);
    }
    x += (<usize>n) << 2;
  }
}

/** Π of the n elements from x: element i meets lane i % 4 of the first n & -4, the rest lane 0; then the lanes meet. */
function rowProduct(x: usize, n: i32): f32 {
  let a: f64 = 1, b: f64 = 1, c: f64 = 1, d: f64 = 1;
  for (let i = n >> 2; i > 0; --i, x += 16) {
    a *= <f64>load<f32>(x);
    b *= <f64>load<f32>(x, 4);
    c *= <f64>load<f32>(x, 8);
    d *= <f64>load<f32>(x, 12);
  }
  for (let i = n & 3; i > 0; --i, x += 4) a *= <f64>load<f32>(x);
  return <f32>((a * b) * (c * d));
}
