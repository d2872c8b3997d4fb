import { mixture } from './mixture.ts';
import { ringOf } from './ringOf.ts';
import type { EmbeddedSet } from './types.ts';

/** What their code has for the root of 2. */
const SCALE = 1414 / 1000;

/**
 * Eight Gaussians (sd 0.02) on a circle of radius 2, all divided by 1.414: the ring of WGAN-GP. https://arxiv.org/abs/1704.00028
 * figure 1, github.com/igul222/improved_wgan_training gan_toy.py, DATASET 8gaussians.
 */
export const ring8Wgangp: EmbeddedSet = {
  help: "WGAN-GP's ring: 8 Gaussians on a circle of radius 1.414, standard deviation 0.014",
  open: (random) => mixture('ring8-wgangp', { centers: ringOf(2 / SCALE), sd: 0.02 / SCALE }, random),
};
