import { meanWithInterval } from './bootstrapped.ts';
import { manifolds } from './manifolds.ts';
import type { Assessment } from './types.ts';

const NEIGHBOURS = 5;

/**
 * In how many neighbourhoods of real samples a fake lies, over k = 5: Naeem et al. 2020, https://arxiv.org/abs/2002.09797 equation 3.
 * About 1 for real samples, and above where fakes crowd. Interval: bootstrap over fakes; the neighbourhoods stay.
 */
export const density: Assessment = {
  help: 'real samples about a fake, beside how many are about a real one (k = 5); 1 for real samples',
  better: 'higher',
  reads: 'features',
  byDefault: true,
  least: NEIGHBOURS + 1,
  floor: true,
  measure: (input) =>
    meanWithInterval(
      input.random,
      manifolds(input).ballsOfFake.map((balls) => balls / NEIGHBOURS),
    ),
};
