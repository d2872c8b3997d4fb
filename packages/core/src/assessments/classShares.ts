import { argMax } from '../metrics/argMax.ts';
import { meanWithInterval } from './bootstrapped.ts';
import type { Assessed, Assessment } from './types.ts';

/** The share of samples that the judge reads as each class, by the number of the class. Bootstrap over samples. */
export const classShares: Assessment = {
  help: 'share of samples that the judge reads as each class',
  better: 'higher',
  reads: 'probabilities',
  byDefault: false,
  least: 1,
  floor: true,
  measure({ fake: { probabilities, count }, random }) {
    const classes = probabilities!.length / count;
    const found = argMax(probabilities!, classes);
    const parts = Array.from({ length: classes }, (_, k): [string, Assessed] => {
      const own = Float64Array.from(found, (label) => (label === k ? 1 : 0));
      return [String(k), meanWithInterval(random, own)];
    });
    return Object.fromEntries(parts);
  },
};
