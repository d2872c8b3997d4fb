import { argMax } from '../metrics/argMax.ts';
import type { SeenSamples } from './types.ts';

/** The classes of samples: those that they were made for, or what the judge reads; undefined without both. */
export function classesOf({ labels, probabilities, count }: SeenSamples): ArrayLike<number> | undefined {
  return labels ?? (probabilities && argMax(probabilities, probabilities.length / count));
}
