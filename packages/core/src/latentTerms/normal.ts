import * as tf from '../tf.ts';
import type { LatentTerm } from './types.ts';

/** |z|^2 / 2: -log of the density of N(0, 1) latents, less a constant. With the weight 2 s^2 under l2 the search finds the most likely z where pixels have Gaussian noise of deviation s. */
export const normal: LatentTerm = {
  help: '|z|^2 / 2: latents are to be likely under N(0, 1)',
  of: ({ latents }) => tf.div(tf.sum(tf.square(latents), 1), 2),
};
