import { meanWithInterval } from './bootstrapped.ts';
import { manifolds } from './manifolds.ts';
import type { Assessment } from './types.ts';

/**
 * Share of real samples that have a fake in their neighbourhood (k = 5): Naeem et al. 2020, https://arxiv.org/abs/2002.09797
 * equation 4; of as many fakes as real samples perfect ones get 1 - 2^-5. Interval: bootstrap over real samples, of which it is the mean.
 */
export const coverage: Assessment = {
  help: 'share of real samples with a fake in their neighbourhood (k = 5)',
  better: 'higher',
  reads: 'features',
  byDefault: true,
  least: 6,
  floor: true,
  measure: (input) => meanWithInterval(input.random, manifolds(input).covered),
};
