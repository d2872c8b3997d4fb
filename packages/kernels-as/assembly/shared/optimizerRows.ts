// Rows of the tables that optimizer kernels walk: for each weight, addresses of its tensors, of their next values, and its size. A next
// value may be the same memory as the value before, or other memory.

/** Of `adamStep`. */
@unmanaged
export class AdamRow {
  weight: usize;
  gradient: usize;
  m: usize;
  v: usize;
  newWeight: usize;
  newM: usize;
  newV: usize;
  n: i32;
}

/** Of `sgdStep`. */
@unmanaged
export class SgdRow {
  weight: usize;
  gradient: usize;
  newWeight: usize;
  n: i32;
}

/** Of `momentumStep`. */
@unmanaged
export class MomentumRow {
  weight: usize;
  gradient: usize;
  velocity: usize;
  newWeight: usize;
  newVelocity: usize;
  n: i32;
}

/** Of `rmspropStep`. */
@unmanaged
export class RmspropRow {
  weight: usize;
  gradient: usize;
  square: usize;
  newWeight: usize;
  newSquare: usize;
  n: i32;
}

/** Of `emaStep`. */
@unmanaged
export class EmaRow {
  average: usize;
  weight: usize;
  newAverage: usize;
  n: i32;
}

/** A tensor that is only read. */
@unmanaged
export class TensorRow {
  x: usize;
  n: i32;
}
