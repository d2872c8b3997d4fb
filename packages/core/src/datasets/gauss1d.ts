import { mixture } from './mixture.ts';
import type { EmbeddedSet } from './types.ts';

const MEAN = 4;
const SD = 1.25;

/** N(4, 1.25^2) on the line, as in github.com/devnag/pytorch-generative-adversarial-networks. */
export const gauss1d: EmbeddedSet = {
  help: '1-D Gaussian N(4, 1.25)',
  open: (random) => {
    const { modes, ...set } = mixture('gauss1d', { centers: [[MEAN]], sd: SD }, random);
    return { ...set, classes: 0, moments: { mean: MEAN, sd: SD } };
  },
};
