import * as tf from '../tf.ts';
import type { Augmentation } from './types.ts';

/**
 * Brightness (up to 0.5 more or less), saturation (0 to 2 times) and contrast (0.5 to 1.5 times). DiffAugment, Zhao et al. 2020,
 * https://arxiv.org/abs/2006.10738 section 3.2, with the numbers of the authors' code, for images in [-1, 1].
 */
export const colour: Augmentation = {
  help: 'other brightness, saturation and contrast',
  draws: 3,
  apply({ images, uniform, on }) {
    const n = images.shape[0];
    /** A number for each image, from `least` to `least` + `span` where it is changed, else `still`. */
    const drawn = (k: number, least: number, span: number, still: number): tf.Tensor => {
      const value = tf.add(tf.mul(tf.slice(uniform, [0, k], [-1, 1]), span), least - still);
      return tf.reshape(tf.add(tf.mul(on, value), still), [n, 1, 1, 1]);
    };
    /** Stretches images away from a mean of theirs. */
    const stretched = (x: tf.Tensor, axes: number[], factor: tf.Tensor): tf.Tensor => {
      const mean = tf.mean(x, axes, true);
      return tf.add(tf.mul(tf.sub(x, mean), factor), mean);
    };
    const lit = tf.add(images, drawn(0, -0.5, 1, 0));
    const saturated = images.shape[3] === 1 ? lit : stretched(lit, [3], drawn(1, 0, 2, 1));
    return stretched(saturated, [1, 2, 3], drawn(2, 0.5, 1, 1)) as tf.Tensor4D;
  },
  cost: (height, width, channels) => ({
    made: (channels === 1 ? 4 : 7) * height * width * channels + height * width,
    products: 0,
  }),
};
