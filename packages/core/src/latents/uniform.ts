import * as tf from '../tf.ts';
import type { Latent } from './types.ts';

/** U(-1, 1), as in DCGAN. https://arxiv.org/abs/1511.06434 section 4 */
export const uniform: Latent = {
  help: 'U(-1, 1)',
  draws: 'symmetric',
  path: 'line',
  confine: (moved) => tf.clipByValue(moved, -1, 1),
};
