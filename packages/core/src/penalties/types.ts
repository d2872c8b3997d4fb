import type * as tf from '../tf.ts';

/** What a penalty may look at. */
export interface PenaltyInput {
  /** Samples to logits, differentiable twice. */
  readonly D: (x: tf.Tensor) => tf.Tensor;
  readonly real: tf.Tensor;
  readonly fake: tf.Tensor;
  /** One number in [0, 1) per sample, [N, 1, ...] of the rank of the samples. */
  readonly uniform: tf.Tensor;
}

/** A regulariser of D, added to its loss with `penaltyWeight`. */
export interface Penalty {
  readonly help: string;
  /** Absent: nothing is computed. */
  readonly of?: (input: PenaltyInput) => tf.Scalar;
}
