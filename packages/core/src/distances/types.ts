import type * as tf from '../tf.ts';

/** How far samples are from what they are to be like. */
export interface Distance {
  readonly help: string;
  /** Whether it needs images [height, width, channels]. */
  readonly images?: true;
  /** From differences [N, ...] to one number for each sample [N]; what is not known differs by 0. */
  of(differences: tf.Tensor): tf.Tensor;
}
