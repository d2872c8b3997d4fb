import { momentsOf } from './moments.ts';
import type { Metric } from './types.ts';

/** |mean of the samples - true mean|. */
export const meanError: Metric = {
  help: 'absolute error of the mean',
  better: 'lower',
  ofMeans: true,
  suits: (dataset) => dataset.moments !== undefined,
  measure: ({ fake, dataset }) => Math.abs(momentsOf(fake.data).mean - dataset.moments!.mean),
};
