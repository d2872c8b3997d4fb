import * as tf from '../tf.ts';

/** The elements of the matrix that `compute` makes; its tensors are freed. tf.tidy would look at each number it hands on. */
export function readMatrix(compute: () => tf.Tensor): Float32Array {
  const matrix = tf.tidy(compute);
  const values = matrix.dataSync<'float32'>();
  matrix.dispose();
  return values;
}
