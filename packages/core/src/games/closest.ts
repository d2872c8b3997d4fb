import * as tf from '../tf.ts';

/** The squared distance of each row of x [N, d] from its closest row of y [M, d]: [N]. Which one is closest is a constant. */
export function closestDistances(x: tf.Tensor2D, y: tf.Tensor2D): tf.Tensor {
  const products = tf.matMul(x, y, false, true);
  const squares = tf.sum(tf.square(y), 1);
  // |x - y|^2 less |x|^2, which is the same for every y.
  const closest = tf.argMin(tf.sub(tf.expandDims(squares, 0), tf.mul(2, products)), 1);
  return tf.sum(tf.square(tf.sub(x, tf.gather(y, closest as tf.Tensor1D))), 1);
}
