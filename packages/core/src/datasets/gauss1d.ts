import { gaussian } from './gaussian.ts';
import type { EmbeddedSet } from './types.ts';

/** N(4, 1.25^2) on the line, as in github.com/devnag/pytorch-generative-adversarial-networks. */
export const gauss1d: EmbeddedSet = {
  help: '1-D Gaussian of mean 4 and standard deviation 1.25',
  open: (random) => gaussian('gauss1d', 4, 1.25, random),
};
