import { streams } from '../random.ts';
import type { Metric } from './types.ts';

const DIRECTIONS = 128;

/**
 * Sliced Wasserstein-2 distance: root of the mean squared difference of sorted projections on 128 random directions.
 * Bonneel et al. 2015; on raw samples, unlike the Laplacian-pyramid variant of https://arxiv.org/abs/1710.10196.
 */
export const slicedWasserstein: Metric = {
  help: 'sliced Wasserstein-2 distance of the raw samples',
  better: 'lower',
  suits: () => true,
  measure({ real, fake, random }) {
    const size = real.data.length / real.count;
    const normals = random.normal(streams.evaluate, 1, DIRECTIONS * size);
    let total = 0;
    for (let k = 0; k < DIRECTIONS; k++) {
      const direction = unit(normals.subarray(k * size, (k + 1) * size));
      const a = projections(real.data, direction, real.count);
      const b = projections(fake.data, direction, fake.count);
      for (let i = 0; i < a.length; i++) total += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return Math.sqrt(total / (DIRECTIONS * real.count));
  },
};

function unit(values: Float32Array): Float64Array {
  let squares = 0;
  for (const value of values) squares += value * value;
  const length = Math.sqrt(squares);
  return Float64Array.from(values, (value) => value / length);
}

/** The sorted dot products of `count` samples with a direction; typed arrays sort by number. */
function projections(data: Float32Array, direction: Float64Array, count: number): Float64Array {
  const size = direction.length;
  const result = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    let dot = 0;
    for (let d = 0; d < size; d++) dot += data[i * size + d] * direction[d];
    result[i] = dot;
  }
  return result.sort();
}
