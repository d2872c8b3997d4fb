// Rows of the tables that walk boxes of elements, outermost dimension first.

/** Of `stridedCopy`: a dimension of two boxes, strides in bytes. */
@unmanaged
export class StridedRow {
  size: i32;
  xStride: i32;
  yStride: i32;
}

/** Of binary kernels: an outer dimension of two broadcast operands, strides in elements, 0 where an operand is repeated. */
@unmanaged
export class BroadcastRow {
  size: i32;
  aStride: i32;
  bStride: i32;
}
