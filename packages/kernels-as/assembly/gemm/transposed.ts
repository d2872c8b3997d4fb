// Small-m products with a transposed matrix, a bᵀ, are computed as the transpose of b aᵀ: b is then read row by row and not packed. Packing
// it would cost up to a sixth of the product, since only these few rows would use the panels.
import { transpose } from "./packContiguous";
import { partStart } from "../loops/partition";
import { multiply } from "./driver";
import { KC, NC, PANELS_B, Product, MR } from "./blocking";
import { MAX_UNPACKED_COLUMNS, suitsUnpacked } from "./macrokernel";

/** Where the transpose of the result goes: behind the panels of `MAX_UNPACKED_COLUMNS` columns. */
const RESULT: usize = PANELS_B + 4 * KC * MAX_UNPACKED_COLUMNS;
/** Floats of it that there is room for. */
const ROOM = KC * (NC - MAX_UNPACKED_COLUMNS);

/** Whether op(a)[m, k] op(b)[k, n] is faster this way: the saving grows with k, the cost of transposing the result with m. */
export function suitsTransposed(m: i32, n: i32, k: i32, transposeA: i32, transposeB: i32): bool {
  return transposeA == 0 && transposeB != 0 && suitsUnpacked(m) && min(n, k) >= 2 * m && m * n <= ROOM;
}

/** c[m, n] = (p.a[n, k] p.b[m, k]ᵀ)ᵀ, for a product `p` at the start of a workspace; part `part` of `parts`: some of the columns. */
export function multiplyTransposed(p: Product, c: usize, part: i32, parts: i32): void {
  const n = p.m;
  const m = p.n;
  p.c = changetype<usize>(p) + RESULT;
  multiply(changetype<usize>(p), part, parts);
  const from = partStart(n, MR, part, parts);
  storeTransposed(p.c, c, from, partStart(n, MR, part + 1, parts), m, n);
}

/** y[j, i] = x[i, j] for from <= i < to and j < m, a multiple of 4; rows of y are n floats. */
function storeTransposed(x: usize, y: usize, from: i32, to: i32, m: i32, n: i32): void {
  const row = <usize>m << 2;
  const line = <usize>n << 2;
  for (let j = 0; j < m; j += 4) {
    let i = from;
    let p = x + <usize>(i * m + j) * 4;
    let q = y + <usize>(j * n + i) * 4;
    for (; i + 4 <= to; i += 4) {
      const p2 = p + 2 * row;
      transpose(v128.load(p), v128.load(p + row), v128.load(p2), v128.load(p2 + row), q, line);
      p += 4 * row;
      q += 16;
    }
    for (; i < to; ++i) {
      store<f32>(q, load<f32>(p));
      store<f32>(q + line, load<f32>(p, 4));
      store<f32>(q + 2 * line, load<f32>(p, 8));
      store<f32>(q + 3 * line, load<f32>(p, 12));
      p += row;
      q += 4;
    }
  }
}
