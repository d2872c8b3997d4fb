// The macro-kernel: a block of C from packed panels, tile by tile.
import { microkernel5x8 } from "./microkernel5x8";
import { microkernel4x8 } from "./microkernel4x8";
import { microkernel5x8Unpacked } from "./microkernel5x8Unpacked";
import { microkernel5x16 } from "./microkernel5x16";
import { NR, MR } from "./blocking";

/** Columns of B up to which packing A does not pay. */
export const MAX_UNPACKED_COLUMNS = 64;
/** Bytes of a row of a tile. */
const LINE: usize = 4 * NR;

/** C += A B, or = where `overwrite`, for one tile: row i of C is at rows[i] + `offset`. */
function tile(a: usize, b: usize, rows: usize, offset: usize, k: i32, overwrite: bool): void {
  if (!ASC_FEATURE_SIMD) microkernelScalar(a, b, rows, offset, k, overwrite);
  else if (NR == 8) microkernel5x8(a, b, rows, offset, k, overwrite);
  else microkernel5x16(a, b, rows, offset, k, overwrite);
}

function microkernelScalar(a: usize, b: usize, rows: usize, offset: usize, k: i32, overwrite: bool): void {
  for (let i = 0; i < MR; ++i) {
    const c = load<usize>(rows + (<usize>i << 2)) + offset;
    for (let j = 0; j < NR; ++j) {
      const at = c + (<usize>j << 2);
      store<f32>(at, dot(a + (<usize>i << 2), b + (<usize>j << 2), k, overwrite ? 0 : load<f32>(at)));
    }
  }
}

/** sum + one row of a panel of A times one column of a panel of B. */
function dot(a: usize, b: usize, k: i32, sum: f32): f32 {
  const end = b + <usize>k * LINE;
  while (b != end) {
    sum += load<f32>(a) * load<f32>(b);
    a += 20;
    b += LINE;
  }
  return sum;
}

/** As `tile`, where only `m` x `n` of the tile exist in C: a whole tile is computed in `workspace`, by the same instructions. */
function edge(a: usize, b: usize, rows: usize, offset: usize, k: i32, overwrite: bool, m: i32, n: i32, workspace: usize): void {
  const whole = workspace + 32; // behind the addresses of its rows
  for (let i = 0; i < MR; ++i) store<usize>(workspace + (<usize>i << 2), whole + <usize>i * LINE);
  if (!overwrite) move(rows, offset, workspace, 0, m, n);
  tile(a, b, workspace, 0, k, overwrite);
  move(workspace, 0, rows, offset, m, n);
}

function move(from: usize, fromOffset: usize, to: usize, toOffset: usize, m: i32, n: i32): void {
  for (let i = 0; i < m; ++i) {
    const p = load<usize>(from) + fromOffset;
    const q = load<usize>(to) + toOffset;
    for (let j: usize = 0; j < <usize>n << 2; j += 4) store<f32>(q + j, load<f32>(p + j));
    from += 4;
    to += 4;
  }
}

/**
 * The m rows of C at the addresses `rows`, of n columns, from panels of A (5 rows each) and B, k deep. `workspace` holds a tile.
 */
export function macrokernel(a: usize, b: usize, rows: usize, m: i32, n: i32, k: i32, overwrite: bool, workspace: usize): void {
  const panelA = <usize>k * (4 * MR);
  for (let j = 0; j < n; j += NR) {
    let pa = a;
    let row = rows;
    const offset = <usize>j << 2;
    for (let i = 0; i < m; i += MR) {
      if (m - i >= MR && n - j >= NR) tile(pa, b, row, offset, k, overwrite);
      else if (ASC_FEATURE_SIMD && NR == 8 && m - i == 4 && n - j >= NR) microkernel4x8(pa, b, row, offset, k, overwrite);
      else edge(pa, b, row, offset, k, overwrite, min(m - i, MR), min(n - j, NR), workspace);
      pa += panelA;
      row += 4 * MR;
    }
    b += <usize>k * LINE;
  }
}

/** Whether `macrokernelUnpacked` can do a block with so many columns, and is faster: A need not be packed then. */
export function suitsUnpacked(n: i32): bool {
  return ASC_FEATURE_SIMD && NR == 8 && n <= MAX_UNPACKED_COLUMNS && n % NR == 0;
}

/** As `macrokernel`, of whole tiles from rows of A at the addresses a[i] + `offsetA`. */
export function macrokernelUnpacked(a: usize, offsetA: usize, b: usize, rows: usize, m: i32, n: i32, k: i32, overwrite: bool): void {
  if (!ASC_FEATURE_SIMD) return;
  for (let j = 0; j < n; j += NR) {
    for (let i: usize = 0; i < <usize>m << 2; i += 4 * MR) microkernel5x8Unpacked(a + i, offsetA, b, rows + i, <usize>j << 2, k, overwrite);
    b += <usize>k * LINE;
  }
}
