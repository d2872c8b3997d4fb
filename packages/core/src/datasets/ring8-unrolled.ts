import { circle } from './circle.ts';
import { mixture } from './mixture.ts';
import type { EmbeddedSet } from './types.ts';

/**
 * The ring of the authors' notebook of Unrolled GAN: angles from linspace(0, 2 pi, 8), whose two ends are one point. So there are
 * seven modes, one of them twice as likely; radius 1, sd 0.01. github.com/poolio/unrolled_gan, "Unrolled GAN demo.ipynb", sample_mog.
 * The paper (https://arxiv.org/abs/1611.02163 section 3.1) describes eight modes on radius 2 with sd 0.02, which is `ring8`.
 */
export const ring8Unrolled: EmbeddedSet = {
  help: 'ring of the Unrolled GAN notebook: 8 Gaussians, two of which coincide; radius 1, standard deviation 0.01',
  open: (random) => {
    const centers = Array.from({ length: 7 }, (_, i) => {
      const [cos, sin] = circle(i / 7);
      return [sin, cos];
    });
    return mixture('ring8-unrolled', { centers, sd: 0.01, weights: [2, 1, 1, 1, 1, 1, 1] }, random);
  },
};
