import * as tf from '../tf.ts';
import { orthonormalised, symmetricEigenvectors } from './linearAlgebra.ts';
import type { DataShape } from './types.ts';

/** Numbers of the samples that components are found from, at most. */
const MOST_NUMBERS = 2 ** 23;
const MOST_SAMPLES = 8192;
const ITERATIONS = 8;
const BLOCK = 1024;

/**
 * The projections of all samples on their first principal components, [count, dimensions] flat: components are found from the
 * first samples, by subspace iteration from `start` [size, dimensions]. Columns beyond the rank are 0.
 */
export function principalProjections(
  { read, count = 0, sampleShape }: DataShape,
  dimensions: number,
  start: Float32Array,
): Float32Array {
  const size = sampleShape.reduce((a, b) => a * b, 1);
  const samples = (first: number, end: number): Float32Array => {
    const data = new Float32Array((end - first) * size);
    const places = Array.from({ length: end - first }, (_, i) => first + i);
    read?.(places, data, new Int32Array(end - first));
    return data;
  };
  const few = Math.min(count, MOST_SAMPLES, Math.max(dimensions, Math.floor(MOST_NUMBERS / size)));
  const data = samples(0, few);
  const mean = meanOf(data, few, size);
  const basis = tf.tidy(() => basisOf(centred(data, mean), start, dimensions));
  const projections = new Float32Array(count * dimensions);
  for (let first = 0; first < count; first += BLOCK) {
    const end = Math.min(count, first + BLOCK);
    const part = tf.tidy(() => tf.matMul(centred(samples(first, end), mean), basis).dataSync());
    projections.set(part, first * dimensions);
  }
  basis.dispose();
  return projections;
}

/** The first principal directions [size, dimensions] of centred samples. */
function basisOf(samples: tf.Tensor2D, start: Float32Array, dimensions: number): tf.Tensor2D {
  const shape: [number, number] = [samples.shape[1], dimensions];
  let basis = tf.tensor2d(orthonormalised(start, ...shape), shape);
  for (let i = 0; i < ITERATIONS; i++) {
    const next = tf.matMul(samples, tf.matMul(samples, basis), true).dataSync<'float32'>();
    basis = tf.tensor2d(orthonormalised(next, ...shape), shape);
  }
  const inside = tf.matMul(samples, basis);
  const covariance = tf.matMul(inside, inside, true).dataSync<'float32'>();
  const turn = symmetricEigenvectors(covariance, dimensions);
  return tf.matMul(basis, tf.tensor2d(turn, [dimensions, dimensions]));
}

function meanOf(data: Float32Array, count: number, size: number): Float64Array {
  const mean = new Float64Array(size);
  for (let i = 0; i < data.length; i++) mean[i % size] += data[i] / count;
  return mean;
}

function centred(data: Float32Array, mean: Float64Array): tf.Tensor2D {
  const size = mean.length;
  return tf.tensor2d(
    data.map((value, i) => value - mean[i % size]),
    [data.length / size, size],
  );
}
