import { gaussian } from './gaussian.ts';
import type { EmbeddedSet } from './types.ts';

/**
 * N(4, 1.25^2): the data of the GAN "in 50 lines". github.com/devnag/pytorch-generative-adversarial-networks gan_pytorch.py,
 * data_mean and data_stddev.
 */
export const gauss1d50lines: EmbeddedSet = {
  help: '1-D Gaussian of mean 4 and standard deviation 1.25, of "GANs in 50 lines of code"',
  open: (random) => gaussian('gauss1d-50lines', 4, 1.25, random),
};
