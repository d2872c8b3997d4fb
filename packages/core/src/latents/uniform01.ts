import * as tf from '../tf.ts';
import type { Latent } from './types.ts';

/** U(0, 1), as `torch.rand` in "GANs in 50 lines of code" (D. Nag 2017). */
export const uniform01: Latent = {
  help: 'U(0, 1)',
  draws: 'uniform',
  path: 'line',
  confine: (moved) => tf.clipByValue(moved, 0, 1),
};
