// Rows of the tables of bilinear resizing: one per row, or per column, of the output.

/** Where an output row or column lies in the input. */
@unmanaged
export class BilinearRow {
  /** Input rows or columns before and after it. */
  before: i32;
  after: i32;
  /** Weight of the one after, 0 to 1. */
  weight: f32;
}
