import { streams } from '../random/streams.ts';
import * as tf from '../tf.ts';
import { centred, meanOf } from './centred.ts';
import { readMatrix } from './readMatrix.ts';
import type { Metric } from './types.ts';

const DIRECTIONS = 128;

/**
 * Sliced Wasserstein-2 distance: root of the mean squared difference of sorted projections on 128 random directions.
 * Bonneel et al. 2015; on raw samples, unlike the Laplacian-pyramid variant of https://arxiv.org/abs/1710.10196.
 */
export const slicedWasserstein: Metric = {
  help: 'sliced Wasserstein-2 distance of the samples',
  better: 'lower',
  suits: () => true,
  measure({ real, fake, random }) {
    const size = real.data.length / real.count;
    const directions = units(random.normal(streams.evaluate, 1, DIRECTIONS * size), size);
    const origin = meanOf(real.data, size); // moving both sets alike changes nothing
    const [a, b] = [real, fake].map(({ data, count }) =>
      projections(directions, centred(data, origin), count),
    );
    let total = 0;
    for (let i = 0; i < a.length; i++) total += (a[i] - b[i]) * (a[i] - b[i]);
    return Math.sqrt(total / a.length);
  },
};

/** Vectors of length `size`, each divided by its length. */
function units(values: Float32Array, size: number): Float32Array {
  const result = values.slice();
  for (let at = 0; at < values.length; at += size) {
    let squares = 0;
    for (let i = at; i < at + size; i++) squares += values[i] * values[i];
    const length = Math.sqrt(squares);
    for (let i = at; i < at + size; i++) result[i] /= length;
  }
  return result;
}

/** [directions, count]: the dot products of all samples with each direction, in ascending order. */
function projections(directions: Float32Array, data: Float32Array, count: number): Float32Array {
  const size = data.length / count;
  const all = readMatrix(() =>
    tf.matMul(tf.tensor2d(directions, [DIRECTIONS, size]), tf.tensor2d(data, [count, size]), false, true),
  );
  for (let k = 0; k < DIRECTIONS; k++) all.subarray(k * count, (k + 1) * count).sort(); // typed arrays sort by number
  return all;
}
