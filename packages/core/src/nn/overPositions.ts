import * as tf from '../tf.ts';
import { type Layer, stateless, traced } from './layer.ts';

/** The sum or the mean over all positions: [N, ...sides, channels] to [N, channels]. */
export function overPositions(how: 'sum' | 'mean'): Layer {
  const reduce = how === 'sum' ? tf.sum : tf.mean;
  return stateless(
    `${how} over positions`,
    (x) => reduce(tf.reshape(x, [x.shape[0], -1, x.shape[x.rank - 1]]), 1),
    (shape) => traced([shape[shape.length - 1]], shape[shape.length - 1]),
  );
}
