import { meanWithInterval } from './bootstrapped.ts';
import { manifolds } from './manifolds.ts';
import type { Assessment } from './types.ts';

/**
 * Share of real samples in the neighbourhood (k = 3) of a fake: Kynkäänniemi et al. 2019, https://arxiv.org/abs/1904.06991
 * equation 3. Interval: bootstrap over real samples, of which it is the mean; the neighbourhoods stay.
 */
export const recall: Assessment = {
  help: 'share of real samples among fakes: within the 3rd-nearest-neighbour balls of them',
  better: 'higher',
  reads: 'features',
  byDefault: true,
  least: 2,
  floor: true,
  measure: (input) => meanWithInterval(input.random, manifolds(input).realInFake),
};
