import type { tf } from '@ganvil/core';
import type { GanvilBackend } from '@ganvil/kernels-as/internal';
import type { KernelCall } from '../calls/call.ts';

/** A kernel at a shape, to be measured in any build. */
export interface Case {
  /** Name in reports, such as `matMul`. */
  readonly kernel: string;
  /** Shape in reports; kernel and shape are unique. */
  readonly shape: string;
  /**
   * Floating-point operations of one run (a multiply-add counts as two), for kernels that are bound by computation. For
   * convolutions those of the direct algorithm, although Winograd needs fewer.
   */
  readonly flops?: number;
  /** Bytes that one run must at least read and write. */
  readonly bytes: number;
  /** The same as a call of tfjs, where tfjs has the kernel. */
  readonly call?: KernelCall;
  /** Makes the inputs on the current backend. The function that it returns runs the kernel; it is run once, to be recorded. */
  prepare(): (backend: GanvilBackend) => tf.Tensor;
}
