import type { Latent } from './types.ts';

/** N(0, 1), by Box and Muller. */
export const normal: Latent = {
  help: 'N(0, 1)',
  draws: 'normal',
  path: 'arc',
};
