import * as tf from '../tf.ts';

/**
 * Images [N, height, width, channels] whose rows (`axis` 1) or columns (2) come from elsewhere: number i of image n from number
 * `from[n, i]`, a whole number; 0, which is grey, where there is none. A product with a matrix of zeros and ones: exact, and its
 * gradients are such products, too.
 */
export function moved(images: tf.Tensor4D, axis: 1 | 2, from: tf.Tensor2D): tf.Tensor4D {
  const [n, height, width, channels] = images.shape;
  const side = images.shape[axis];
  const places = tf.reshape(tf.range(0, side), [1, 1, side]);
  const matrix = tf.cast(tf.equal(tf.expandDims(from, 2), places), 'float32') as tf.Tensor3D;
  if (axis === 1) {
    const rows = tf.reshape(images, [n, height, width * channels]) as tf.Tensor3D;
    return tf.reshape(tf.matMul(matrix, rows), images.shape);
  }
  const columns = tf.reshape(tf.transpose(images, [0, 2, 1, 3]), [n, width, height * channels]);
  const changed = tf.matMul(matrix, columns as tf.Tensor3D);
  return tf.transpose(tf.reshape(changed, [n, width, height, channels]), [0, 2, 1, 3]) as tf.Tensor4D;
}
