import type { Dataset } from '../datasets/types.ts';
import { samplesIn } from '../inference/realSamples.ts';

/** `count` samples of a data set, in its order, from number `first` on. */
export const samplesFrom = (dataset: Dataset, count: number, first = 0) =>
  samplesIn(
    dataset,
    Array.from({ length: count }, (_, i) => first + i),
  );
