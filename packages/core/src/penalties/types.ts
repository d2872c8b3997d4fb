import type { Noise, Params } from '../nn/layer.ts';
import type * as tf from '../tf.ts';

/** What a penalty may look at. All tensors are of one batch of N samples. */
export interface PenaltyInput {
  /** Real samples [N, ...sampleShape]. */
  readonly real: tf.Tensor;
  /** Fakes, as many; in the update of G with their gradient. */
  readonly fake: tf.Tensor;
  /** Samples to logits [M, 1], differentiable twice. */
  readonly logitsOf: (x: tf.Tensor) => tf.Tensor;
  /** The weights of D. */
  readonly weights: Params;
  /** The loss of D on these samples under other weights of D, differentiable twice. Without its own penalty. */
  readonly lossOfD: (weights: Params) => tf.Scalar;
  /** For penalties that declare `draws`. */
  readonly noise: Noise;
}

/** A regulariser that is added, times `penaltyWeight`, to the loss of a player. */
export interface Penalty {
  readonly help: string;
  /** What is added, times `penaltyWeight`, to be read; with `player`. */
  readonly formula?: string;
  /** The player whose loss it is added to; absent: nothing is computed. */
  readonly player?: 'D' | 'G';
  /** Whether it reads `noise`. */
  readonly draws?: true;
  /** Tensors that an update of D makes under it, per tensor of one pass of D over N samples: by trial, for the estimate of memory. */
  readonly memory: number;
  readonly value?: (input: PenaltyInput) => tf.Scalar;
}
