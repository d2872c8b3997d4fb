import { gridOf } from './gridOf.ts';
import { mixture } from './mixture.ts';
import type { EmbeddedSet } from './types.ts';

/** 25 Gaussians (sd 0.05) on a grid from -4 to 4, as in PacGAN. https://arxiv.org/abs/1712.04086 */
export const grid25: EmbeddedSet = {
  help: '25 Gaussians on a 5x5 grid from -4 to 4, standard deviation 0.05',
  open: (random) => mixture('grid25', { centers: gridOf([-4, -2, 0, 2, 4]), sd: 0.05 }, random),
};
