import * as tf from '../tf.ts';

/** |gradient of D with respect to each sample|^2: [N]. */
export function squaredNorms(D: (x: tf.Tensor) => tf.Tensor, x: tf.Tensor): tf.Tensor1D {
  const gradient = tf.grad((input: tf.Tensor) => tf.sum(D(input)))(x);
  return tf.sum(tf.square(tf.reshape(gradient, [x.shape[0], -1])), 1) as tf.Tensor1D;
}
