import * as tf from '../tf.ts';
import { moved } from './moved.ts';
import type { Augmentation } from './types.ts';

/** A mirror image, left for right, of every other image. Karras et al. 2020, https://arxiv.org/abs/2006.06676 appendix B. */
export const flip: Augmentation = {
  help: 'mirror images: half of them, left for right',
  draws: 1,
  apply({ images, uniform, on }) {
    const width = images.shape[2];
    const mirrored = tf.mul(on, tf.step(tf.sub(0.5, uniform)));
    const column = tf.reshape(tf.range(0, width), [1, width]);
    const from = tf.add(column, tf.mul(mirrored, tf.sub(width - 1, tf.mul(2, column))));
    return moved(images, 2, from as tf.Tensor2D);
  },
  cost: (height, width, channels) => ({
    made: 3 * height * width * channels + 2 * width * width,
    products: height * width * width * channels,
  }),
};
