import { meanWithInterval } from './bootstrapped.ts';
import { manifolds } from './manifolds.ts';
import type { Assessment } from './types.ts';

/**
 * Share of fakes in the neighbourhood (k = 3) of a real sample: Kynkäänniemi et al. 2019, https://arxiv.org/abs/1904.06991 equation 2.
 * Interval: bootstrap over fakes; the neighbourhoods stay.
 */
export const precision: Assessment = {
  help: 'share of fakes among real samples: within the 3rd-nearest-neighbour balls of them',
  better: 'higher',
  reads: 'features',
  byDefault: true,
  least: 2,
  floor: true,
  measure: (input) => meanWithInterval(input.random, manifolds(input).fakeInReal),
};
