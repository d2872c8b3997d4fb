// The driver of every matrix product (the blocking of BLIS): blocks of B and of A are packed into panels, tiles of C
// are computed from them, block of k after block of k.
import { partsFor, partStart } from "../loops/partition";
import { findRuns, locate } from "./stridedIndex";
import { packA, packB } from "./pack";
import {
  NR, DEPTH_A, KC, MC, NC, PANELS_A, PANELS_B, Product, MR, ROWS_A, ROWS_C, TILE
} from "./blocking";
import { suitsUnpacked, macrokernel, macrokernelUnpacked } from "./macrokernel";

/** Columns of a block of B where all rows of A form one block: it stays in L2. */
const NARROW = 64;

/** Multiply-adds from which threads help: some 120 microseconds of one. */
export const MIN_MULTIPLY_ADDS: f64 = 3_000_000;
/** Rows or columns that a part should have: each part packs the other operand for itself. */
const MIN_SIDE = 256;

/** Into how many parts C[m, n], a sum over k, is cut for `threads`, as many for each: 1 where that does not pay. */
export function productParts(m: i32, n: i32, k: i32, threads: i32): i32 {
  const side = max(m, n);
  const parts = min(threads * min(max(side / (MIN_SIDE * threads), 1), 4), (side + 7) / 8);
  return partsFor(<f64>m * <f64>n * <f64>k, MIN_MULTIPLY_ADDS, parts);
}

/** A new product of these sizes at the start of `workspace`; the caller fills in the rest. */
export function productAt(workspace: usize, m: i32, n: i32, k: i32): Product {
  const p = changetype<Product>(workspace);
  p.m = m;
  p.n = n;
  p.k = k;
  p.overwrite = 1;
  return p;
}

/**
 * Computes part `part` of `parts` of the product at the start of `workspace`, k ascending from +0: some of the rows, or some of
 * the columns where there are more of those.
 */
export function multiply(workspace: usize, part: i32, parts: i32): void {
  const p = changetype<Product>(workspace);
  const m = p.m;
  const n = p.n;
  if (m >= n) block(p, workspace, partStart(m, MR, part, parts), partStart(m, MR, part + 1, parts), 0, n);
  else block(p, workspace, 0, m, partStart(n, NR, part, parts), partStart(n, NR, part + 1, parts));
}

/** Rows mFrom to mTo and columns nFrom to nTo of C. */
function block(p: Product, workspace: usize, mFrom: i32, mTo: i32, nFrom: i32, nTo: i32): void {
  if (mFrom == mTo || nFrom == nTo) return;
  const k = p.k;
  if (k == 0) return clearBlock(p, workspace + ROWS_C, mFrom, mTo, nFrom, nTo);
  const blocks = (k + KC - 1) / KC;
  const depth = (k + blocks - 1) / blocks;
  const narrow = mTo - mFrom <= MC;
  const width = narrow ? NARROW : NC;
  for (let k0 = 0; k0 < k; k0 += depth) {
    const kn = min(depth, k - k0);
    const endA = locateK(p, workspace, k0, kn);
    const skipPackA = p.kContiguousA != 0 && endA == workspace + DEPTH_A + 8 && suitsUnpacked(nTo - nFrom);
    if (narrow && !skipPackA) packA(p, workspace, mFrom, mTo - mFrom, kn, endA);
    for (let j0 = nFrom; j0 < nTo; j0 += width) {
      const jn = min(width, nTo - j0);
      packB(p, workspace, j0, jn, k0, kn);
      for (let i0 = mFrom; i0 < mTo; i0 += MC) {
        const rows = min(MC, mTo - i0);
        const overwrite = k0 == 0 && p.overwrite != 0;
        locate(p.rowsC, p.c + (<usize>j0 << 2), i0, rows, workspace + ROWS_C);
        const done = skipPackA ? tilesFromRows(p, workspace, i0, rows - (rows % MR), jn, kn, overwrite) : 0;
        if (done == rows) continue;
        if (skipPackA || !narrow) packA(p, workspace, i0 + done, rows - done, kn, endA);
        const table = workspace + ROWS_C + (<usize>done << 2);
        macrokernel(workspace + PANELS_A, workspace + PANELS_B, table, rows - done, jn, kn, overwrite, workspace + TILE);
      }
    }
  }
}

/** Computes whole tiles from rows of A that are not packed. Returns `rows`. */
function tilesFromRows(p: Product, workspace: usize, i0: i32, rows: i32, n: i32, k: i32, overwrite: bool): i32 {
  locate(p.rowsA, p.a, i0, rows, workspace + ROWS_A);
  macrokernelUnpacked(workspace + ROWS_A, load<usize>(workspace + DEPTH_A), workspace + PANELS_B, workspace + ROWS_C, rows, n, k, overwrite);
  return rows;
}

/** Writes the table of addresses, or runs, of A at k0 to k0 + k. Returns its end. */
function locateK(p: Product, workspace: usize, k0: i32, k: i32): usize {
  if (p.kContiguousA) return findRuns(p.depthA, k0, k, workspace + DEPTH_A);
  locate(p.depthA, p.a, k0, k, workspace + DEPTH_A);
  return workspace + DEPTH_A + (<usize>k << 2);
}

function clearBlock(p: Product, table: usize, mFrom: i32, mTo: i32, nFrom: i32, nTo: i32): void {
  if (!p.overwrite) return;
  for (let i = mFrom; i < mTo; ++i) {
    locate(p.rowsC, p.c + (<usize>nFrom << 2), i, 1, table);
    memory.fill(load<usize>(table), 0, <usize>(nTo - nFrom) << 2);
  }
}
