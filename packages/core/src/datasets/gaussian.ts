import type { Random } from '@ganvil/kernels-as';
import { mixture } from './mixture.ts';
import type { Dataset } from './types.ts';

/** Endless samples of N(mean, sd^2) on the line, without classes. */
export function gaussian(name: string, mean: number, sd: number, random: Random): Dataset {
  const { modes, ...set } = mixture(name, { centers: [[mean]], sd }, random);
  return { ...set, classes: 0, moments: { mean, sd } };
}
