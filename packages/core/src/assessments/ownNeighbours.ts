import { createNearest } from '../metrics/nearest.ts';
import type { SeenSamples } from './types.ts';

/** Neighbours of each sample that are looked for. */
export const MOST_NEIGHBOURS = 5;
const BLOCK = 1024;

const known = new WeakMap<Float32Array, Float64Array>();

/**
 * Squared distances of the features of each sample from its nearest others of the same set [count, MOST_NEIGHBOURS], flat,
 * the nearest first; infinite where there are fewer others. Computed once a set.
 */
export function ownNeighbours({ features, count }: SeenSamples): Float64Array {
  const found = known.get(features) ?? search(features, count);
  known.set(features, found);
  return found;
}

function search(features: Float32Array, count: number): Float64Array {
  const most = MOST_NEIGHBOURS + 1; // and the sample itself, at distance 0
  const size = features.length / count;
  const nearest = createNearest(features, count, most);
  for (let first = 0; first < count; first += BLOCK)
    nearest.add(features.subarray(first * size, Math.min(count, first + BLOCK) * size), first);
  const distances = new Float64Array(count * MOST_NEIGHBOURS);
  for (let i = 0; i < count; i++)
    distances.set(nearest.distances.subarray(i * most + 1, (i + 1) * most), i * MOST_NEIGHBOURS);
  return distances;
}
