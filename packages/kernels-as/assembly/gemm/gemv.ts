// Matrix-vector products, also of up to three vectors: packing panels would cost more than the product.
// As in every product, each element has one accumulator and k ascends from +0, so results are bit-identical to those of `multiply`.
import { gemvRows } from "./gemvRows";
import { madd } from "../math/simd";
import { gemvColumns } from "./gemvColumns";

/** The largest number of rows, columns or steps of k for which a product is done here. */
const MAX_VECTORS = 3;

/** Columns up to which a transposed B of three rows fits into the workspace of a product. */
const MAX_WIDTH = 32768;

/** Whether m, n or k is so small. */
export function suitsGemv(m: i32, n: i32, k: i32): bool {
  return ASC_FEATURE_SIMD && k > 0 && (m <= MAX_VECTORS || n <= MAX_VECTORS || (k <= MAX_VECTORS && n <= MAX_WIDTH));
}

/**
 * c[m, n] = op(a)[m, k] op(b)[k, n] where m, n or k is at most 3; op transposes where its flag is set. `workspace` has room
 * for 3 n floats.
 */
export function gemv(
  transposeA: bool, a: usize, transposeB: bool, b: usize, c: usize, m: i32, n: i32, k: i32, workspace: usize
): void {
  const aRow = <usize>(transposeA ? 1 : k) << 2;
  const aColumn = <usize>(transposeA ? m : 1) << 2;
  const bRow = <usize>(transposeB ? 1 : n) << 2;
  const bColumn = <usize>(transposeB ? k : 1) << 2;
  if (n <= MAX_VECTORS) {
    for (let j = 0; j < n; ++j) {
      const v = b + <usize>j * bColumn;
      const to = c + (<usize>j << 2);
      if (transposeA) gemvColumns(v, bRow, a, aColumn, to, <usize>n << 2, m, k);
      else gemvRows(v, bRow, a, aRow, to, <usize>n << 2, m, k);
    }
  } else if (m <= MAX_VECTORS) {
    for (let i = 0; i < m; ++i) {
      const v = a + <usize>i * aRow;
      const to = c + <usize>i * (<usize>n << 2);
      if (transposeB) gemvRows(v, aColumn, b, bColumn, to, 4, n, k);
      else gemvColumns(v, aColumn, b, bRow, to, 4, n, k);
    }
  } else {
    let rows = b;
    if (transposeB && k > 1) {
      rows = workspace;
      for (let j = 0; j < n; ++j) {
        for (let t = 0; t < k; ++t) store<f32>(workspace + (<usize>(t * n + j) << 2), load<f32>(b + (<usize>(j * k + t) << 2)));
      }
    }
    for (let i = 0; i < m; ++i) {
      gemvShallow(a + <usize>i * aRow, aColumn, rows, <usize>n << 2, c, n, k);
      c += <usize>n << 2;
    }
  }
}

/** y[j] = sum over t < k of v[t] rows[t, j], k at most 3. `vStep`, `row`: bytes. */
function gemvShallow(v: usize, vStep: usize, rows: usize, row: usize, y: usize, n: i32, k: i32): void {
  const v0 = v128.load32_splat(v);
  const v1 = v128.load32_splat(v + (k > 1 ? vStep : 0));
  const v2 = v128.load32_splat(v + (k > 2 ? 2 * vStep : 0));
  const end = y + (<usize>n << 2);
  const bulk = y + ((<usize>n << 2) & ~15);
  const zero = f32x4.splat(0);
  if (k == 1) for (; y < bulk; y += 16, rows += 16) v128.store(y, madd(v0, v128.load(rows), zero));
  else if (k == 2) {
    for (; y < bulk; y += 16, rows += 16) v128.store(y, madd(v1, v128.load(rows + row), madd(v0, v128.load(rows), zero)));
  } else {
    for (; y < bulk; y += 16, rows += 16) {
      const two = madd(v1, v128.load(rows + row), madd(v0, v128.load(rows), zero));
      v128.store(y, madd(v2, v128.load(rows + 2 * row), two));
    }
  }
  for (; y < end; y += 4, rows += 4) {
    let s = madd(v0, v128.load32_zero(rows), zero);
    if (k > 1) s = madd(v1, v128.load32_zero(rows + row), s);
    if (k > 2) s = madd(v2, v128.load32_zero(rows + 2 * row), s);
    v128.store32_lane(y, s, 0);
  }
}
