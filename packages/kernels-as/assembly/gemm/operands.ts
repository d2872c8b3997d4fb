// Products of row-major matrices.
import { productAt } from "./driver";
import { Product } from "./blocking";

/** The product op(a)[m, k] op(b)[k, n] at the start of `workspace`, without the addresses of a, b and c; op transposes where its flag is not 0. */
export function productOfMatrices(workspace: usize, m: i32, n: i32, k: i32, transposeA: i32, transposeB: i32): Product {
  const p = productAt(workspace, m, n, k);
  p.kContiguousA = i32(transposeA == 0);
  p.kContiguousB = i32(transposeB != 0);
  p.rowsA.even(transposeA ? 4 : k << 2);
  p.depthA.even(transposeA ? m << 2 : 4);
  p.depthB.even(transposeB ? 4 : n << 2);
  p.columnsB.even(transposeB ? k << 2 : 4);
  p.rowsC.even(n << 2);
  return p;
}
