import * as tf from '../tf.ts';
import type { Latent } from './types.ts';

/** Keeps a direction that is none, all numbers zero, from becoming NaN. */
const TINY = 1e-20;

/** Uniform on the sphere about the origin whose radius is sqrt(latentDim), the typical length of a normal latent: a normal one, scaled. */
export const sphere: Latent = {
  help: 'uniform on the sphere of radius sqrt(latentDim)',
  draws: 'normal',
  path: 'arc',
  batch: (drawn) => onSphere(drawn) as tf.Tensor2D,
  confine: onSphere,
};

function onSphere(rows: tf.Tensor): tf.Tensor {
  const norms = tf.sqrt(tf.sum(tf.square(rows), 1, true));
  return tf.mul(tf.div(rows, tf.maximum(norms, TINY)), Math.sqrt(rows.shape[1]!));
}
