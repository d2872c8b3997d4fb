import type { Dataset } from '../datasets/types.ts';

/** The samples that metrics compare with: the test part, or else all. */
export function evaluated(dataset: Dataset): Dataset {
  return dataset.test ?? dataset;
}

/** Whether metrics compare with samples that are trained on. Those of endless sets are others than any training meets. */
export function evaluatedPart(dataset: Dataset): 'train' | 'test' {
  return dataset.test || dataset.count === Number.POSITIVE_INFINITY ? 'test' : 'train';
}
