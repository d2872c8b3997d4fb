import { gaussian } from './gaussian.ts';
import type { EmbeddedSet } from './types.ts';

/**
 * N(4, 0.5^2): the data of AYLIEN's introduction. github.com/AYLIEN/gan-intro gan.py, DataDistribution. Differs: theirs sorts
 * each batch, which changes no loss, since D there is a function of single samples or of the batch as a set.
 */
export const gauss1dAylien: EmbeddedSet = {
  help: "1-D Gaussian of mean 4 and standard deviation 0.5, of AYLIEN's introduction to GANs",
  open: (random) => gaussian('gauss1d-aylien', 4, 0.5, random),
};
