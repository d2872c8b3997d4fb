import { momentsOf } from './moments.ts';
import type { Metric } from './types.ts';

/** |standard deviation of the samples - true one|. */
export const sdError: Metric = {
  help: 'distance of the standard deviation from the true one',
  better: 'lower',
  suits: (dataset) => dataset.moments !== undefined,
  measure: ({ fake, dataset }) => Math.abs(momentsOf(fake.data).sd - dataset.moments!.sd),
};
