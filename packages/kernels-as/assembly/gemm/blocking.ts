// The description of a matrix product, its blocking, and the layout of a thread's workspace.
import { Axis } from "./stridedIndex";

/** Rows of a tile (MR of BLIS): a panel of A holds 5 floats for each k. */
export const MR = 5;
/** Columns of a tile (NR): a panel of B holds as many floats for each k. 16 for engines that pair vectors. */
export const NR = isDefined(WIDE) ? 16 : 8;
/** Rows of a block of A, a multiple of 5. */
export const MC = 120;
/** Depth of a block. A panel of B (16 KiB) and one of A (10 KiB) then share L1. */
export const KC = 512;
/** Columns of a block of B. */
export const NC = 512;

/** C[m, n] = A[m, k] B[k, n], or += where not `overwrite`. Columns of C are neighbours in memory. */
@unmanaged
export class Product {
  a: usize;
  b: usize;
  c: usize;
  m: i32;
  n: i32;
  k: i32;
  /** Not 0 where elements of A with neighbouring k are neighbours in memory; else those with neighbouring rows are. */
  kContiguousA: i32;
  /** The same of B: neighbouring k, else neighbouring columns. */
  kContiguousB: i32;
  overwrite: i32;

  @inline get rowsA(): Axis {
    return axis(this, 0);
  }
  @inline get depthA(): Axis {
    return axis(this, 1);
  }
  @inline get depthB(): Axis {
    return axis(this, 2);
  }
  @inline get columnsB(): Axis {
    return axis(this, 3);
  }
  @inline get rowsC(): Axis {
    return axis(this, 4);
  }
}

function axis(product: Product, i: usize): Axis {
  return changetype<Axis>(changetype<usize>(product) + 64 + i * 32);
}

// The workspace of a thread: the product, a tile and the addresses of its rows, two spans, tables of places, panels of A and of B.
export const TILE: usize = 256;
export const SPANS: usize = 1024 - 128;
export const ROWS_A: usize = 1024;
export const ROWS_C: usize = ROWS_A + 4 * MC;
export const COLUMNS_B: usize = ROWS_C + 4 * MC;
export const DEPTH_A: usize = COLUMNS_B + 4 * NC;
export const DEPTH_B: usize = DEPTH_A + 8 * KC;
export const PANELS_A: usize = (DEPTH_B + 8 * KC + 63) & ~63;
export const PANELS_B: usize = PANELS_A + 4 * KC * MC;
/** Bytes of workspace that a product needs. */
export const PRODUCT_BYTES: usize = PANELS_B + 4 * KC * NC;
