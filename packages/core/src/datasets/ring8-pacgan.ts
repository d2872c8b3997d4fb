import { mixture } from './mixture.ts';
import { ringOf } from './ringOf.ts';
import type { EmbeddedSet } from './types.ts';

/**
 * Eight Gaussians (sd 0.01) on a circle of radius 1: the ring of PacGAN and VEEGAN. https://arxiv.org/abs/1712.04086 section 4.1,
 * github.com/fjxmlzn/PacGAN synthetic_data_experiments/2DRing_GAN&PacGAN/config.py. Differs: endless, where theirs are 100,000 samples.
 */
export const ring8Pacgan: EmbeddedSet = {
  help: "PacGAN's ring: 8 Gaussians on a circle of radius 1, standard deviation 0.01",
  open: (random) => mixture('ring8-pacgan', { centers: ringOf(1), sd: 0.01 }, random),
};
