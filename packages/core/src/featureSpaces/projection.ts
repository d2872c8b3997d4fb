import type { Random } from '@ganvil/kernels-as';
import { productsOf } from '../metrics/pairwise.ts';
import { streams } from '../random/streams.ts';

/** Features that are looked at: covariances and distances of more take too long. */
export const MOST_FEATURES = 256;
const STEP = 100; // beside the draws of feature spaces
const ROWS = 1024;

/** What makes at most 256 features [count, features], flat, of more. */
export type Projection = (features: Float32Array, count: number) => Float32Array;

/**
 * More than 256 features are projected onto 256 fixed random directions, which keeps squared distances in the mean, with a spread of
 * about 9 % (Johnson and Lindenstrauss 1984). Fewer stay as they are.
 */
export function projection(random: Random): Projection {
  let directions: Float32Array | undefined;
  return (features, count) => {
    const size = features.length / count;
    if (size <= MOST_FEATURES) return features;
    directions ??= random
      .normal(streams.features, STEP, MOST_FEATURES * size)
      .map((value) => value / Math.sqrt(MOST_FEATURES));
    const result = new Float32Array(count * MOST_FEATURES);
    for (let first = 0; first < count; first += ROWS) {
      const rows = features.subarray(first * size, Math.min(count, first + ROWS) * size);
      result.set(productsOf(rows, directions, size), first * MOST_FEATURES);
    }
    return result;
  };
}
