import * as tf from '../tf.ts';
import type { Latent } from './types.ts';

/** Keeps a direction that is none, all numbers zero, from becoming NaN. */
const TINY = 1e-20;

/** Uniform on the sphere about the origin whose radius is sqrt(latentDim), the typical length of a normal latent: a normal one, scaled. */
export const sphere: Latent = {
  help: 'uniform on the sphere of radius sqrt(latentDim)',
  draws: 'normal',
  path: 'arc',
  batch(drawn) {
    const norms = tf.sqrt(tf.sum(tf.square(drawn), 1, true));
    return tf.mul(tf.div(drawn, tf.maximum(norms, TINY)), Math.sqrt(drawn.shape[1]));
  },
};
