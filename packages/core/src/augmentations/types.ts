import type * as tf from '../tf.ts';

/** Images of one batch and what decides how each is changed. */
export interface AugmentationInput {
  /** [N, height, width, channels]. */
  readonly images: tf.Tensor4D;
  /** Uniform random numbers in [0, 1) for each image [N, draws]. */
  readonly uniform: tf.Tensor2D;
  /** 1 for images that are to be changed, 0 for those that stay as they are [N, 1]. */
  readonly on: tf.Tensor2D;
}

/** A random change of images that D reads, real ones and fakes, which passes gradients on to them. */
export interface Augmentation {
  readonly help: string;
  /** Random numbers that an image needs. */
  readonly draws: number;
  /** The changed images, differentiable twice with respect to `images`. */
  apply(input: AugmentationInput): tf.Tensor4D;
  /** Numbers in all tensors that it makes for an image of so many pixels and channels, and its multiply-adds: for the estimates. */
  cost(height: number, width: number, channels: number): { readonly made: number; readonly products: number };
}
