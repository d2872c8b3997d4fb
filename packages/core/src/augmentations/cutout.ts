import * as tf from '../tf.ts';
import type { Augmentation } from './types.ts';

/**
 * A rectangle of half of each side, anywhere, is 0. DiffAugment, Zhao et al. 2020, https://arxiv.org/abs/2006.10738 section 3.2, with
 * the numbers of the authors' code.
 */
export const cutout: Augmentation = {
  help: 'cuts out a rectangle of half of each side',
  draws: 2,
  apply({ images, uniform, on }) {
    const n = images.shape[0];
    /** 1 for rows or columns that are cut out, [N, side]. */
    const covered = (axis: 1 | 2): tf.Tensor => {
      const side = images.shape[axis];
      const size = Math.floor(side * 0.5 + 0.5);
      const drawn = tf.slice(uniform, [0, axis - 1], [-1, 1]);
      const first = tf.sub(tf.floor(tf.mul(drawn, side + 1 - (size % 2))), Math.floor(size / 2));
      const behind = tf.sub(tf.reshape(tf.range(0, side), [1, side]), first); // places since the first one
      return tf.mul(tf.step(tf.add(behind, 0.5)), tf.step(tf.sub(size - 0.5, behind)));
    };
    const [rows, columns] = [tf.reshape(covered(1), [n, -1, 1, 1]), tf.reshape(covered(2), [n, 1, -1, 1])];
    const cut = tf.mul(tf.mul(tf.reshape(on, [n, 1, 1, 1]), rows), columns);
    return tf.mul(images, tf.sub(1, cut));
  },
  cost: (height, width, channels) => ({ made: (channels + 2) * height * width, products: 0 }),
};
