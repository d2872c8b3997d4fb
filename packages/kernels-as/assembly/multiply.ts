// The driver of every matrix product (the blocking of BLIS): blocks of B and of A are packed into panels, tiles of C
// are computed from them, block of k after block of k.
import { interleave5, interleave8 } from "./interleave";
import { COLUMNS, ROWS, TILE, tiles } from "./microkernel";
import { locate, packPatches, packPatchesTransposed } from "./patches";
import { strips5, strips8 } from "./strips";
import { Window } from "./window";

/** Rows of a block of A, a multiple of 5. */
const MC = 120;
/** Depth of a block. A panel of B (16 KiB) and one of A (10 KiB) then share L1. */
const KC = 512;
/** Columns of a block of B. */
const NC = 512;
/** Columns of a block of B where all rows of A are one block: it stays in L2. */
const NARROW = 64;

/** Where A comes from: element (i, k) at a + i * stride + 4k ... */
export const PLAIN = 0;
/** ... at a + k * stride + 4i ... */
export const TRANSPOSED = 1;
/** ... or element k of the patch at window position i of the image a ... */
export const PATCHES = 2;
/** ... or element i of the patch at window position k. */
export const PATCHES_TRANSPOSED = 3;

/** Multiplications below which more threads would cost more time than they save: some 120 microseconds of one. */
const WORTH: f64 = 3_000_000;
/** Rows or columns that a part should have: each part packs the other operand for itself. */
const SHARE = 256;

/** Into how many parts C[m, n], a sum over k, is cut for `threads`, as many for each: 1 where that does not pay. */
export function productParts(m: i32, n: i32, k: i32, threads: i32): i32 {
  if (<f64>m * <f64>n * <f64>k < WORTH) return 1;
  const side = max(m, n);
  return min(threads * min(max(side / (SHARE * threads), 1), 4), (side + 7) / 8);
}

/** Bytes of scratch that one thread needs; src/adapters/scratch.ts allocates them. */
export function scratchBytes(taps: i32, channels: i32): usize {
  const bytes = TILE + <usize>(4 * KC * (MC + NC)) + (<usize>max(KC, channels) << 2) + (<usize>(KC * taps) << 2);
  return (bytes + 63) & ~63;
}

/**
 * C[m, n] = A[m, k] B[k, n], k ascending from +0; of it, part `part` of `parts`: some of the rows, or some of the columns
 * where there are more of those. Strides are bytes between rows in memory. `scratch`: this thread's own. `window` is read
 * for patches only.
 */
export function multiply(
  kind: i32, a: usize, aStride: usize, transposeB: bool, b: usize, bStride: usize, c: usize, cStride: usize,
  m: i32, n: i32, k: i32, window: usize, scratch: usize, part: i32, parts: i32,
): void {
  if (m >= n) {
    const from = bound(m, ROWS, part, parts);
    block(kind, a, aStride, transposeB, b, bStride, c, cStride, from, bound(m, ROWS, part + 1, parts), 0, n, k, window, scratch);
  } else {
    const from = bound(n, COLUMNS, part, parts);
    block(kind, a, aStride, transposeB, b, bStride, c, cStride, 0, m, from, bound(n, COLUMNS, part + 1, parts), k, window, scratch);
  }
}

/** Where part `part` of `parts` begins among n, at a multiple of `step`. */
function bound(n: i32, step: i32, part: i32, parts: i32): i32 {
  const steps = (n + step - 1) / step;
  return min(n, <i32>((<i64>steps * part) / parts) * step);
}

/** Rows mFrom to mTo and columns nFrom to nTo of C. */
function block(
  kind: i32, a: usize, aStride: usize, transposeB: bool, b: usize, bStride: usize, c: usize, cStride: usize,
  mFrom: i32, mTo: i32, nFrom: i32, nTo: i32, k: i32, window: usize, scratch: usize,
): void {
  if (mFrom == mTo || nFrom == nTo) return;
  if (k == 0) return clear(c + <usize>mFrom * cStride + (<usize>nFrom << 2), cStride, mTo - mFrom, nTo - nFrom);
  const panelsA = scratch + TILE;
  const panelsB = panelsA + MC * KC * 4;
  const zeros = panelsB + NC * KC * 4;
  const channels = kind >= PATCHES ? changetype<Window>(window).inChannels : 0;
  const table = zeros + (<usize>max(KC, channels) << 2);
  memory.fill(zeros, 0, table - zeros);
  const blocks = (k + KC - 1) / KC;
  const depth = (k + blocks - 1) / blocks;
  const narrow = mTo - mFrom <= MC;
  const width = narrow ? NARROW : NC;
  for (let k0 = 0; k0 < k; k0 += depth) {
    const kn = min(depth, k - k0);
    if (kind == PATCHES_TRANSPOSED) locate(changetype<Window>(window), a, zeros, k0, kn, kn, table);
    if (narrow) packA(kind, a, aStride, mFrom, mTo - mFrom, k0, kn, panelsA, zeros, table, window);
    for (let j0 = nFrom; j0 < nTo; j0 += width) {
      const jn = min(width, nTo - j0);
      packB(transposeB, b, bStride, j0, jn, k0, kn, panelsB, zeros);
      for (let i0 = mFrom; i0 < mTo; i0 += MC) {
        const rows = min(MC, mTo - i0);
        if (!narrow) packA(kind, a, aStride, i0, rows, k0, kn, panelsA, zeros, table, window);
        tiles(panelsA, panelsB, c + <usize>i0 * cStride + (<usize>j0 << 2), cStride, rows, jn, kn, k0 == 0, scratch);
      }
    }
  }
}

function clear(c: usize, stride: usize, m: i32, n: i32): void {
  for (let i = 0; i < m; ++i) memory.fill(c + <usize>i * stride, 0, <usize>n << 2);
}

function packA(
  kind: i32, a: usize, stride: usize, i0: i32, m: i32, k0: i32, k: i32, to: usize, zeros: usize, table: usize, window: usize,
): void {
  if (kind == PLAIN) rows5(a + <usize>i0 * stride + (<usize>k0 << 2), stride, m, k, to, zeros);
  else if (kind == TRANSPOSED) strips5(a + <usize>k0 * stride + (<usize>i0 << 2), stride, m, k, to);
  else if (kind == PATCHES) {
    const padded = ((m + ROWS - 1) / ROWS) * ROWS;
    locate(changetype<Window>(window), a, zeros, i0, m, padded, table);
    packPatches(changetype<Window>(window), table, padded, k0, k, to);
  } else packPatchesTransposed(changetype<Window>(window), table, k, i0, m, to);
}

function rows5(p: usize, stride: usize, m: i32, k: i32, to: usize, zeros: usize): void {
  for (; m > 0; m -= ROWS) {
    const p1 = p + stride;
    const p2 = p1 + stride;
    const p3 = p2 + stride;
    const p4 = p3 + stride;
    to = interleave5(p, m > 1 ? p1 : zeros, m > 2 ? p2 : zeros, m > 3 ? p3 : zeros, m > 4 ? p4 : zeros, to, k);
    p = p4 + stride;
  }
}

function packB(transposed: bool, b: usize, stride: usize, j0: i32, n: i32, k0: i32, k: i32, to: usize, zeros: usize): void {
  if (!transposed) return strips8(b + <usize>k0 * stride + (<usize>j0 << 2), stride, n, k, to);
  let p = b + <usize>j0 * stride + (<usize>k0 << 2);
  for (; n > 0; n -= 8) {
    interleave8(p, stride, n, zeros, to, k);
    p += stride << 3;
    to += <usize>k << 5;
  }
}
