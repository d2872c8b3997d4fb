import { countsOf } from './assign.ts';
import type { Metric } from './types.ts';

/** Modes with at least one sample within 3 standard deviations. https://arxiv.org/abs/1712.04086 section 4.1 */
export const modes: Metric = {
  help: 'modes with at least one sample within 3 standard deviations',
  better: 'higher',
  ofMeans: true,
  suits: (dataset) => dataset.modes !== undefined,
  measure: ({ fake, dataset }) => countsOf(fake, dataset.modes!).filter((n) => n > 0).length,
};
