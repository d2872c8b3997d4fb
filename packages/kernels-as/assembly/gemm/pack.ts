// Packing: copies blocks of A and B into panels, in the order in which the micro-kernel reads them.
import { findRuns, locate } from "./stridedIndex";
import { interleave5, interleaveColumns } from "./packContiguous";
import { NR, COLUMNS_B, DEPTH_A, DEPTH_B, PANELS_A, PANELS_B, Product, MR, ROWS_A } from "./blocking";
import { packStrided5, packStridedColumns } from "./packStrided";

/** Packs rows i0 ... i0 + m of A, k deep. The table of k, up to `end`, is that of `locateK`. */
export function packA(p: Product, workspace: usize, i0: i32, m: i32, k: i32, end: usize): void {
  const rows = workspace + ROWS_A;
  const depth = workspace + DEPTH_A;
  locate(p.rowsA, p.kContiguousA ? p.a : 0, i0, m, rows);
  if (!p.kContiguousA) return packStrided5(depth, end, rows, m, workspace + PANELS_A);
  let to = workspace + PANELS_A;
  for (let i = 0; i < m; i += MR) {
    // Results of rows beyond m are not stored, so any address will do for them.
    const at = rows + (<usize>i << 2);
    const p0 = load<usize>(at);
    const p1 = i + 1 < m ? load<usize>(at, 4) : p0;
    const p2 = i + 2 < m ? load<usize>(at, 8) : p0;
    const p3 = i + 3 < m ? load<usize>(at, 12) : p0;
    const p4 = i + 4 < m ? load<usize>(at, 16) : p0;
    for (let run = depth; run != end; run += 8) {
      const offset = load<usize>(run);
      to = interleave5(p0 + offset, p1 + offset, p2 + offset, p3 + offset, p4 + offset, to, load<i32>(run, 4));
    }
  }
}

/** Packs columns j0 ... j0 + n of B, k deep from k0 on. */
export function packB(p: Product, workspace: usize, j0: i32, n: i32, k0: i32, k: i32): void {
  const columns = workspace + COLUMNS_B;
  const depth = workspace + DEPTH_B;
  locate(p.columnsB, p.kContiguousB ? p.b : 0, j0, n, columns);
  let to = workspace + PANELS_B;
  if (!p.kContiguousB) {
    locate(p.depthB, p.b, k0, k, depth);
    return packStridedColumns(depth, depth + (<usize>k << 2), columns, n, to);
  }
  const end = findRuns(p.depthB, k0, k, depth);
  for (let j = 0; j < n; j += NR) {
    for (let run = depth; run != end; run += 8) {
      const length = load<i32>(run, 4);
      interleaveColumns(columns + (<usize>j << 2), min(n - j, NR), load<usize>(run), to, length);
      to += <usize>length * (4 * NR);
    }
  }
}
