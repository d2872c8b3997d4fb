import { argMax } from './argMax.ts';
import type { Metric } from './types.ts';

/** Share of real samples whose largest logit is not that of their class. */
export const classificationError: Metric = {
  help: 'share of real samples that the game misclassifies',
  better: 'lower',
  ofMeans: true,
  asks: 'classify',
  suits: (dataset) => dataset.classes > 1,
  measure({ real, ask, dataset }) {
    const found = argMax(ask(real), dataset.classes);
    return found.filter((label, i) => label !== real.labels?.[i]).length / real.count;
  },
};
