import * as tf from '../tf.ts';
import { moved } from './moved.ts';
import type { Augmentation } from './types.ts';

/** The farthest shift, as a share of a side. */
const RATIO = 0.125;

/**
 * A shift by whole pixels, at most an eighth of each side; what comes in is 0. DiffAugment, Zhao et al. 2020,
 * https://arxiv.org/abs/2006.10738 section 3.2, with the numbers of the authors' code.
 */
export const translation: Augmentation = {
  help: 'shifts by at most an eighth of each side',
  draws: 2,
  apply({ images, uniform, on }) {
    const shifted = (of: tf.Tensor4D, axis: 1 | 2): tf.Tensor4D => {
      const side = of.shape[axis];
      const most = Math.floor(side * RATIO + 0.5);
      const drawn = tf.slice(uniform, [0, axis - 1], [-1, 1]);
      const shift = tf.mul(on, tf.sub(tf.floor(tf.mul(drawn, 2 * most + 1)), most));
      return moved(of, axis, tf.sub(tf.reshape(tf.range(0, side), [1, side]), shift) as tf.Tensor2D);
    };
    return shifted(shifted(images, 1), 2);
  },
  cost: (height, width, channels) => ({
    made: 4 * height * width * channels + 2 * (height * height + width * width),
    products: height * width * channels * (height + width),
  }),
};
