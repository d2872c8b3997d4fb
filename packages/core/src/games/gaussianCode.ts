import * as tf from '../tf.ts';

/** A Gaussian of independent numbers. */
export interface Gaussian {
  /** [N, latentDim]. */
  readonly mean: tf.Tensor;
  /** The logarithm of the standard deviation, [N, latentDim]. */
  readonly log: tf.Tensor;
}

/** The Gaussian of a latent, from what an encoder gives [N, 2 latentDim]. */
export function gaussianOf(output: tf.Tensor): Gaussian {
  const [mean, log] = tf.split(output, 2, 1);
  return { mean, log };
}

/** Draws from it, given normal `noise` [N, latentDim]: a differentiable function of mean and deviation. */
export function drawn({ mean, log }: Gaussian, noise: tf.Tensor): tf.Tensor {
  return tf.add(mean, tf.mul(tf.exp(log), noise));
}

/** KL(N(mean, deviation^2) || N(0, 1)) of each sample [N], in nats; https://arxiv.org/abs/1312.6114 appendix B. */
export function divergenceOf({ mean, log }: Gaussian): tf.Tensor {
  const twice = tf.mul(2, log);
  const each = tf.sub(tf.sub(tf.add(tf.square(mean), tf.exp(twice)), 1), twice);
  return tf.mul(0.5, tf.sum(each, 1));
}
