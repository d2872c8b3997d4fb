import * as tf from '../tf.ts';
import { moved } from './moved.ts';
import type { AugmentationInput } from './types.ts';

/** The farthest shift, as a share of a side: the number of the code of https://arxiv.org/abs/2006.10738. */
const RATIO = 0.125;

/**
 * Images shifted by whole pixels, at most an eighth of each side; `from` gives the places [N, side] that the pixels of a side come
 * from, of those that they would come from if the image had no end.
 */
export function translated(
  { images, uniform, on }: AugmentationInput,
  from: (places: tf.Tensor2D, side: number) => tf.Tensor2D,
): tf.Tensor4D {
  const shifted = (of: tf.Tensor4D, axis: 1 | 2): tf.Tensor4D => {
    const side = of.shape[axis];
    const most = Math.floor(side * RATIO + 0.5);
    const drawn = tf.slice(uniform, [0, axis - 1], [-1, 1]);
    const shift = tf.mul(on, tf.sub(tf.floor(tf.mul(drawn, 2 * most + 1)), most));
    const places = tf.sub(tf.reshape(tf.range(0, side), [1, side]), shift) as tf.Tensor2D;
    return moved(of, axis, from(places, side));
  };
  return shifted(shifted(images, 1), 2);
}

/** What `translated` takes. */
export function costOfTranslation(height: number, width: number, channels: number) {
  return {
    made: 4 * height * width * channels + 2 * (height * height + width * width),
    products: height * width * channels * (height + width),
  };
}
