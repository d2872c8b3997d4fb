import { mixture } from './mixture.ts';
import type { EmbeddedSet } from './types.ts';

const LINES = [-4, -2, 0, 2, 4];

/** 25 Gaussians (sd 0.05) on a grid from -4 to 4, as in PacGAN. https://arxiv.org/abs/1712.04086 */
export const grid25: EmbeddedSet = {
  help: '25 Gaussians on a 5x5 grid from -4 to 4, standard deviation 0.05',
  open: (random) =>
    mixture('grid25', { centers: LINES.flatMap((x) => LINES.map((y) => [x, y])), sd: 0.05 }, random),
};
