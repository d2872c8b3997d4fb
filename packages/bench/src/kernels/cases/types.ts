import type { tf } from '@ganvil/core';
import type { GanvilBackend } from '@ganvil/kernels-as/internal';

/** A kernel at a shape. */
export interface Case {
  readonly kernel: string;
  readonly shape: string;
  /**
   * Floating-point operations of one run, a multiply-add counting two: for kernels that compute more than they move. Of
   * convolutions those of the plain sum, though Winograd's way does fewer.
   */
  readonly flops?: number;
  /** Bytes that one run must at least read and write. */
  readonly bytes: number;
  /** Makes the inputs on the current backend; what it gives back is run once, to be recorded. */
  prepare(): (backend: GanvilBackend) => tf.Tensor;
}
