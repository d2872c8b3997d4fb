import { gridOf } from './gridOf.ts';
import { mixture } from './mixture.ts';
import type { EmbeddedSet } from './types.ts';

/**
 * 25 Gaussians (sd 0.05) on a grid from -4 to 4: PacGAN's grid. https://arxiv.org/abs/1712.04086 section 4.1,
 * github.com/fjxmlzn/PacGAN synthetic_data_experiments/2DGrid_GAN&PacGAN/config.py. Differs: endless, where theirs are 100,000
 * samples. VEEGAN's grid is the same; that of WGAN-GP is divided by 2.828.
 */
export const grid25Pacgan: EmbeddedSet = {
  help: "PacGAN's grid: 25 Gaussians from -4 to 4, standard deviation 0.05",
  open: (random) => mixture('grid25-pacgan', { centers: gridOf([-4, -2, 0, 2, 4]), sd: 0.05 }, random),
};
