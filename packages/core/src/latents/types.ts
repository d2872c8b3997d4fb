import type { Distribution } from '@ganvil/kernels-as/internal';
import type * as tf from '../tf.ts';

/** A distribution of latents. */
export interface Latent {
  readonly help: string;
  /** What its numbers are drawn from, one for each element. */
  readonly draws: Distribution;
  /**
   * The latents [N, latentDim] of a batch, from the numbers drawn for it. Without, these are the latents. It runs within recorded
   * updates: tensor operations only, in float32 on the values that every engine gives.
   */
  readonly batch?: (drawn: tf.Tensor2D) => tf.Tensor2D;
  /** Latents of which each depends on its own numbers alone, where those of a batch do not; for samples by seed. */
  readonly alone?: (drawn: tf.Tensor2D) => tf.Tensor2D;
  /** Brings latents [N, latentDim] that were moved back to where there are some, each by itself; absent where that is everywhere. */
  readonly confine?: (moved: tf.Tensor) => tf.Tensor;
  /** The only `latentDim` that it is for. */
  readonly latentDim?: number;
  /** The path between two latents whose points are as likely as they are: a straight line, or an arc about the origin. */
  readonly path: 'line' | 'arc';
}
