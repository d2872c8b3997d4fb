// Blocks of C from packed panels, tile by tile.
import { tile8 } from "./microkernel5x8";
import { tile4 } from "./microkernel4x8";
import { tileRows8 } from "./microkernel5x8Unpacked";
import { tile16 } from "./microkernel5x16";
import { COLUMNS, ROWS } from "./blocking";

/** Columns of B up to which packing A does not pay. */
export const FEW = 64;
/** Bytes of a row of a tile. */
const LINE: usize = 4 * COLUMNS;

/** C += A B, or = where `fresh`, for one tile: row i of C is at rows[i] + `skip`. */
function tile(a: usize, b: usize, rows: usize, skip: usize, k: i32, fresh: bool): void {
  if (!ASC_FEATURE_SIMD) tileScalar(a, b, rows, skip, k, fresh);
  else if (COLUMNS == 8) tile8(a, b, rows, skip, k, fresh);
  else tile16(a, b, rows, skip, k, fresh);
}

function tileScalar(a: usize, b: usize, rows: usize, skip: usize, k: i32, fresh: bool): void {
  for (let i = 0; i < ROWS; ++i) {
    const c = load<usize>(rows + (<usize>i << 2)) + skip;
    for (let j = 0; j < COLUMNS; ++j) {
      const at = c + (<usize>j << 2);
      store<f32>(at, dot(a + (<usize>i << 2), b + (<usize>j << 2), k, fresh ? 0 : load<f32>(at)));
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

/** As `tile`, of which only `m` x `n` exist in C: through a whole tile in `workspace`, by the same instructions. */
function edge(a: usize, b: usize, rows: usize, skip: usize, k: i32, fresh: bool, m: i32, n: i32, workspace: usize): void {
  const whole = workspace + 32; // behind the addresses of its rows
  for (let i = 0; i < ROWS; ++i) store<usize>(workspace + (<usize>i << 2), whole + <usize>i * LINE);
  if (!fresh) move(rows, skip, workspace, 0, m, n);
  tile(a, b, workspace, 0, k, fresh);
  move(workspace, 0, rows, skip, m, n);
}

function move(from: usize, fromSkip: usize, to: usize, toSkip: usize, m: i32, n: i32): void {
  for (let i = 0; i < m; ++i) {
    const p = load<usize>(from) + fromSkip;
    const q = load<usize>(to) + toSkip;
    for (let j: usize = 0; j < <usize>n << 2; j += 4) store<f32>(q + j, load<f32>(p + j));
    from += 4;
    to += 4;
  }
}

/**
 * The m rows of C at the addresses `rows`, of n columns, from panels of A (5 rows each) and B, k deep. `workspace` holds a tile.
 */
export function tiles(a: usize, b: usize, rows: usize, m: i32, n: i32, k: i32, fresh: bool, workspace: usize): void {
  const panelA = <usize>k * (4 * ROWS);
  for (let j = 0; j < n; j += COLUMNS) {
    let pa = a;
    let row = rows;
    const skip = <usize>j << 2;
    for (let i = 0; i < m; i += ROWS) {
      if (m - i >= ROWS && n - j >= COLUMNS) tile(pa, b, row, skip, k, fresh);
      else if (ASC_FEATURE_SIMD && COLUMNS == 8 && m - i == 4 && n - j >= COLUMNS) tile4(pa, b, row, skip, k, fresh);
      else edge(pa, b, row, skip, k, fresh, min(m - i, ROWS), min(n - j, COLUMNS), workspace);
      pa += panelA;
      row += 4 * ROWS;
    }
    b += <usize>k * LINE;
  }
}

/** Whether `tilesOfRows` can do a block with so many columns, and is faster: A need not be packed then. */
export function suitsRows(n: i32): bool {
  return ASC_FEATURE_SIMD && COLUMNS == 8 && n <= FEW && n % COLUMNS == 0;
}

/** As `tiles`, of whole tiles from rows of A at the addresses a[i] + `skipA`. */
export function tilesOfRows(a: usize, skipA: usize, b: usize, rows: usize, m: i32, n: i32, k: i32, fresh: bool): void {
  if (!ASC_FEATURE_SIMD) return;
  for (let j = 0; j < n; j += COLUMNS) {
    for (let i: usize = 0; i < <usize>m << 2; i += 4 * ROWS) tileRows8(a + i, skipA, b, rows + i, <usize>j << 2, k, fresh);
    b += <usize>k * LINE;
  }
}
