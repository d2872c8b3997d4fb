import { mixture } from './mixture.ts';
import type { EmbeddedSet } from './types.ts';

const SQRT2 = Math.SQRT2;

/**
 * Eight Gaussians (sd 0.02) on a circle of radius 2, as Unrolled GAN describes it (https://arxiv.org/abs/1611.02163). Its
 * notebook has seven, one of them twice as likely, since it counts both ends of the circle; ours are eight.
 * PacGAN and VEEGAN mean radius 1 and sd 0.01 by the same name, WGAN-GP divides by 1.414: numbers do not compare.
 */
export const ring8: EmbeddedSet = {
  help: '8 Gaussians on a circle of radius 2, standard deviation 0.02',
  open: (random) =>
    mixture(
      'ring8',
      {
        centers: [
          [2, 0],
          [SQRT2, SQRT2],
          [0, 2],
          [-SQRT2, SQRT2],
          [-2, 0],
          [-SQRT2, -SQRT2],
          [0, -2],
          [SQRT2, -SQRT2],
        ],
        sd: 0.02,
      },
      random,
    ),
};
