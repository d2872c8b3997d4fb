import { argMax } from './argMax.ts';
import type { Metric } from './types.ts';

/** Share of samples that the game itself takes for the class that they were made for. */
export const classAgreement: Metric = {
  help: 'share of samples that the game takes for the class that was asked for',
  better: 'higher',
  ofMeans: true,
  asks: 'classify',
  ofFakes: true,
  conditional: true,
  suits: (dataset) => dataset.classes > 1,
  measure({ fake, ask, dataset }) {
    const found = argMax(ask(fake), dataset.classes);
    return found.filter((label, i) => label === fake.labels?.[i]).length / fake.count;
  },
};
