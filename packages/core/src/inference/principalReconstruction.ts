import { loadRandom } from '@ganvil/kernels-as';
import type { Dataset } from '../datasets/types.ts';
import { orthonormalised } from '../games/linearAlgebra.ts';
import { readMatrix } from '../metrics/readMatrix.ts';
import { sizeOf } from '../nn/layer.ts';
import { streams } from '../random/streams.ts';
import * as tf from '../tf.ts';
import type { Samples } from '../training/events.ts';
import { yieldToEventLoop } from '../training/yieldToEventLoop.ts';
import { trainingBlocks } from './realSamples.ts';

/** Numbers of a sample up to which the covariance is computed, of all that is trained on. */
const COVARIANCE = 1024;
/** Numbers of larger samples that components are found from, at most. */
const MOST_NUMBERS = 2 ** 25;
const ITERATIONS = 16;

/**
 * Samples as far as the first principal components of what is trained on show them: mean + B B' (x - mean), flat. What a linear code of
 * so many numbers can keep at best, in the mean over the training data. Subspace iteration with a fixed start, so the same everywhere.
 */
export async function principalReconstruction(
  training: Dataset,
  { data, count }: Samples,
  dimensions: number,
): Promise<Float32Array> {
  const size = sizeOf(training.shape);
  const wanted = Math.min(dimensions, size);
  const { mean, times, dispose } =
    size <= COVARIANCE ? await covariance(training) : await firstSamples(training);
  try {
    const start = (await loadRandom())(0).normal(streams.components, 0, size * wanted);
    let basis = orthonormalised(start, size, wanted);
    for (let i = 0; i < ITERATIONS; i++) {
      basis = orthonormalised(times(basis, wanted), size, wanted);
      await yieldToEventLoop();
    }
    return readMatrix(() => {
      const center = tf.tensor1d(mean);
      const x = tf.sub(tf.tensor2d(data, [count, size]), center) as tf.Tensor2D;
      const B = tf.tensor2d(basis, [size, wanted]);
      return tf.add(tf.matMul(tf.matMul(x, B), B, false, true), center);
    });
  } finally {
    dispose();
  }
}

/** Centred training samples, as what multiplies a basis by their scatter. */
interface Scatter {
  readonly mean: Float32Array;
  /** A basis [size, columns], flat, times X' X of the centred samples. */
  times(basis: Float32Array, columns: number): Float32Array;
  dispose(): void;
}

/** Of all samples: the scatter about a sample in their midst, less what that makes too much. */
async function covariance(training: Dataset): Promise<Scatter> {
  const size = sizeOf(training.shape);
  const sums = new Float64Array(size);
  let origin: Float32Array = new Float32Array();
  let total = 0;
  let scatter = tf.zeros<tf.Rank.R2>([size, size]);
  for (const { data, count } of trainingBlocks(training)) {
    if (total === 0) origin = meanOf(data, size);
    const block = data.map((x, i) => x - origin[i % size]);
    for (let i = 0; i < block.length; i++) sums[i % size] += block[i];
    const before = scatter;
    scatter = tf.tidy(() => {
      const x = tf.tensor2d(block, [count, size]);
      return tf.add(before, tf.matMul(x, x, true));
    });
    before.dispose();
    total += count;
    await yieldToEventLoop();
  }
  const off = Float32Array.from(sums, (sum) => sum / total);
  const before = scatter;
  scatter = tf.tidy(() => tf.sub(before, tf.mul(tf.outerProduct(off, off), total)));
  before.dispose();
  return {
    mean: origin.map((x, i) => x + off[i]),
    times: (basis, columns) => readMatrix(() => tf.matMul(scatter, tf.tensor2d(basis, [size, columns]))),
    dispose: () => scatter.dispose(),
  };
}

/** Of the first samples, as many as memory has room for. */
async function firstSamples(training: Dataset): Promise<Scatter> {
  const size = sizeOf(training.shape);
  const blocks: Float32Array[] = [];
  let numbers = 0;
  for (const { data } of trainingBlocks(training)) {
    if (numbers + data.length > MOST_NUMBERS && blocks.length > 0) break;
    blocks.push(data);
    numbers += data.length;
    await yieldToEventLoop();
  }
  const all = new Float32Array(numbers);
  let at = 0;
  for (const block of blocks) {
    all.set(block, at);
    at += block.length;
  }
  const mean = meanOf(all, size);
  const centred = tf.tensor2d(
    all.map((x, i) => x - mean[i % size]),
    [numbers / size, size],
  );
  return {
    mean,
    times: (basis, columns) =>
      readMatrix(() => tf.matMul(centred, tf.matMul(centred, tf.tensor2d(basis, [size, columns])), true)),
    dispose: () => centred.dispose(),
  };
}

function meanOf(data: Float32Array, size: number): Float32Array {
  const sums = new Float64Array(size);
  for (let i = 0; i < data.length; i++) sums[i % size] += data[i];
  return Float32Array.from(sums, (sum) => (sum * size) / data.length);
}
