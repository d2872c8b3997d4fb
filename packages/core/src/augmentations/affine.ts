import * as tf from '../tf.ts';
import type { Augmentation } from './types.ts';

/** The farthest stretch of a side, and the farthest slant: what a pixel moves per pixel of distance from the middle line. */
const STRETCH = 0.15;
const SLANT = 0.25;

/**
 * Images stretched or compressed by at most 15 % along each side and slanted by at most a quarter both ways, about their middle; a
 * rotation by up to 14 degrees is among these. Rows are resampled, then columns, linearly; pixels of the edge are repeated. A product
 * with a matrix per row: gradients are such products, too. Of the transforms of RandAugment, https://arxiv.org/abs/1909.13719 section 3,
 * those that move pixels.
 */
export const affine: Augmentation = {
  help: 'stretches and slants, rotations among them; what comes in repeats the edge',
  draws: 4,
  apply({ images, uniform, on }) {
    const drawn = (index: number, most: number) =>
      tf.mul(on, tf.mul(most, tf.sub(tf.mul(2, tf.slice(uniform, [0, index], [-1, 1])), 1))) as tf.Tensor2D;
    const turned = (of: tf.Tensor4D) => tf.transpose(of, [0, 2, 1, 3]) as tf.Tensor4D;
    const rows = resampled(images, tf.add(1, drawn(0, STRETCH)), drawn(1, SLANT));
    return turned(resampled(turned(rows), tf.add(1, drawn(2, STRETCH)), drawn(3, SLANT)));
  },
  cost: (height, width, channels) => ({
    made: height * width * (4 * (height + width) + 4 * channels),
    products: height * width * channels * (height + width),
  }),
};

/** Images [N, height, width, channels], each row read at `stretch` [N, 1] x its columns + `slant` [N, 1] x the row, from the middle. */
function resampled(images: tf.Tensor4D, stretch: tf.Tensor, slant: tf.Tensor): tf.Tensor4D {
  const [n, height, width, channels] = images.shape;
  const middle = (width - 1) / 2;
  const along = tf.reshape(tf.sub(tf.range(0, width), middle), [1, 1, width]);
  const across = tf.reshape(tf.sub(tf.range(0, height), (height - 1) / 2), [1, height, 1]);
  const factor = (of: tf.Tensor) => tf.reshape(of, [n, 1, 1]);
  const from = tf.add(tf.mul(factor(stretch), along), tf.mul(factor(slant), across));
  const inside = tf.clipByValue(tf.add(from, middle), 0, width - 1);
  const places = tf.reshape(tf.range(0, width), [1, 1, width]);
  const distance = tf.abs(tf.sub(tf.reshape(inside, [n * height, width, 1]), places));
  const weights = tf.relu(tf.sub(1, distance)) as tf.Tensor3D;
  const each = tf.reshape(images, [n * height, width, channels]) as tf.Tensor3D;
  return tf.reshape(tf.matMul(weights, each), images.shape);
}
