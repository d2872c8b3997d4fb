import { momentsOf } from './moments.ts';
import type { Metric } from './types.ts';

/** |standard deviation of the samples - true one|. */
export const sdError: Metric = {
  help: 'absolute error of the standard deviation',
  better: 'lower',
  ofMeans: true,
  suits: (dataset) => dataset.moments !== undefined,
  measure: ({ fake, dataset }) => Math.abs(momentsOf(fake.data).sd - dataset.moments!.sd),
};
