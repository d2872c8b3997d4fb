import { mixture } from './mixture.ts';
import { ringOf } from './ringOf.ts';
import type { EmbeddedSet } from './types.ts';

/**
 * Eight Gaussians (sd 0.02) on a circle of radius 2, as Unrolled GAN describes it (https://arxiv.org/abs/1611.02163). Its
 * notebook, PacGAN and WGAN-GP mean other rings by the same name (`ring8-unrolled`, `ring8-pacgan`, `ring8-wgangp`): numbers do not compare.
 */
export const ring8: EmbeddedSet = {
  help: '8 Gaussians on a circle of radius 2, standard deviation 0.02',
  open: (random) => mixture('ring8', { centers: ringOf(2), sd: 0.02 }, random),
};
