import { countsOf } from './assign.ts';
import type { Metric } from './types.ts';

/** Share of the samples within 3 standard deviations of a mode. https://arxiv.org/abs/1712.04086 section 4.1 */
export const highQuality: Metric = {
  help: 'share of samples within 3 standard deviations of a mode',
  better: 'higher',
  ofMeans: true,
  suits: (dataset) => dataset.modes !== undefined,
  measure: ({ fake, dataset }) => countsOf(fake, dataset.modes!).reduce((a, b) => a + b, 0) / fake.count,
};
