import * as tf from '../tf.ts';
import { type Layer, sizeOf, stateless, traced } from './layer.ts';

const EPSILON = 1e-5;

/** (x - mean) / sqrt(variance + 1e-5), over the axes that `axesOf` names for a tensor of so many dimensions, within each sample. */
export function standardised(axesOf: (rank: number) => number[]): Layer {
  const apply = (x: tf.Tensor): tf.Tensor => {
    const axes = axesOf(x.rank);
    const centred = tf.sub(x, tf.mean(x, axes, true));
    const variance = tf.mean(tf.square(centred), axes, true);
    return tf.div(centred, tf.sqrt(tf.add(variance, EPSILON)));
  };
  return stateless('standardised', apply, (shape) => traced(shape, 3 * sizeOf(shape)));
}
