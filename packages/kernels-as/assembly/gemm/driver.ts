// The driver of every matrix product (the blocking of BLIS): blocks of B and of A are packed into panels, tiles of C
// are computed from them, block of k after block of k.
import { findRuns, locate } from "./stridedIndex";
import { packA, packB } from "./pack";
import {
  COLUMNS, DEPTH_A, KC, MC, NC, PANELS_A, PANELS_B, Product, ROWS, ROWS_A, ROWS_C, TILE
} from "./blocking";
import { suitsRows, tiles, tilesOfRows } from "./macrokernel";

/** Columns of a block of B where all rows of A are one block: it stays in L2. */
const NARROW = 64;

/** Multiplications below which more threads would cost more time than they save: some 120 microseconds of one. */
export const WORTH: f64 = 3_000_000;
/** Rows or columns that a part should have: each part packs the other operand for itself. */
const SHARE = 256;

/** Into how many parts C[m, n], a sum over k, is cut for `threads`, as many for each: 1 where that does not pay. */
export function productParts(m: i32, n: i32, k: i32, threads: i32): i32 {
  if (<f64>m * <f64>n * <f64>k < WORTH) return 1;
  const side = max(m, n);
  return min(threads * min(max(side / (SHARE * threads), 1), 4), (side + 7) / 8);
}

/** A product to be filled in, at the begin of `scratch`. */
export function productAt(scratch: usize, m: i32, n: i32, k: i32): Product {
  const p = changetype<Product>(scratch);
  p.m = m;
  p.n = n;
  p.k = k;
  p.fresh = 1;
  return p;
}

/**
 * The product at the begin of `scratch`, k ascending from +0; of it, part `part` of `parts`: some of the rows, or some of
 * the columns where there are more of those.
 */
export function multiply(scratch: usize, part: i32, parts: i32): void {
  const p = changetype<Product>(scratch);
  const m = p.m;
  const n = p.n;
  if (m >= n) block(p, scratch, bound(m, ROWS, part, parts), bound(m, ROWS, part + 1, parts), 0, n);
  else block(p, scratch, 0, m, bound(n, COLUMNS, part, parts), bound(n, COLUMNS, part + 1, parts));
}

/** Where part `part` of `parts` begins among n, at a multiple of `step`. */
export function bound(n: i32, step: i32, part: i32, parts: i32): i32 {
  const steps = (n + step - 1) / step;
  return min(n, <i32>((<i64>steps * part) / parts) * step);
}

/** Rows mFrom to mTo and columns nFrom to nTo of C. */
function block(p: Product, scratch: usize, mFrom: i32, mTo: i32, nFrom: i32, nTo: i32): void {
  if (mFrom == mTo || nFrom == nTo) return;
  const k = p.k;
  if (k == 0) return clear(p, scratch + ROWS_C, mFrom, mTo, nFrom, nTo);
  const blocks = (k + KC - 1) / KC;
  const depth = (k + blocks - 1) / blocks;
  const narrow = mTo - mFrom <= MC;
  const width = narrow ? NARROW : NC;
  for (let k0 = 0; k0 < k; k0 += depth) {
    const kn = min(depth, k - k0);
    const endA = deep(p, scratch, k0, kn);
    const loose = p.alongA != 0 && endA == scratch + DEPTH_A + 8 && suitsRows(nTo - nFrom);
    if (narrow && !loose) packA(p, scratch, mFrom, mTo - mFrom, kn, endA);
    for (let j0 = nFrom; j0 < nTo; j0 += width) {
      const jn = min(width, nTo - j0);
      packB(p, scratch, j0, jn, k0, kn);
      for (let i0 = mFrom; i0 < mTo; i0 += MC) {
        const rows = min(MC, mTo - i0);
        const fresh = k0 == 0 && p.fresh != 0;
        locate(p.rowsC, p.c + (<usize>j0 << 2), i0, rows, scratch + ROWS_C);
        const done = loose ? unpacked(p, scratch, i0, rows - (rows % ROWS), jn, kn, fresh) : 0;
        if (done == rows) continue;
        if (loose || !narrow) packA(p, scratch, i0 + done, rows - done, kn, endA);
        const table = scratch + ROWS_C + (<usize>done << 2);
        tiles(scratch + PANELS_A, scratch + PANELS_B, table, rows - done, jn, kn, fresh, scratch + TILE);
      }
    }
  }
}

/** Whole tiles of `rows` rows of A where they lie. Gives `rows`. */
function unpacked(p: Product, scratch: usize, i0: i32, rows: i32, n: i32, k: i32, fresh: bool): i32 {
  locate(p.rowsA, p.a, i0, rows, scratch + ROWS_A);
  tilesOfRows(scratch + ROWS_A, load<usize>(scratch + DEPTH_A), scratch + PANELS_B, scratch + ROWS_C, rows, n, k, fresh);
  return rows;
}

/** Notes where the `k` rows of A from k0 on lie. End of the table. */
function deep(p: Product, scratch: usize, k0: i32, k: i32): usize {
  if (p.alongA) return findRuns(p.depthA, k0, k, scratch + DEPTH_A);
  locate(p.depthA, p.a, k0, k, scratch + DEPTH_A);
  return scratch + DEPTH_A + (<usize>k << 2);
}

function clear(p: Product, table: usize, mFrom: i32, mTo: i32, nFrom: i32, nTo: i32): void {
  if (!p.fresh) return;
  for (let i = mFrom; i < mTo; ++i) {
    locate(p.rowsC, p.c + (<usize>nFrom << 2), i, 1, table);
    memory.fill(load<usize>(table), 0, <usize>(nTo - nFrom) << 2);
  }
}
