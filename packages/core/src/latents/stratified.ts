import * as tf from '../tf.ts';
import type { Latent } from './types.ts';

/** The latents lie in [-RANGE, RANGE]. */
const RANGE = 8;
const JITTER = 0.01;

/**
 * Numbers at equal distances over [-8, 8] with a little noise, linspace(-8, 8, N) + U(0, 1) / 100, as G gets them in
 * https://github.com/AYLIEN/gan-intro. A latent by itself has no place in a batch: it is uniform over the range.
 */
export const stratified: Latent = {
  help: 'N numbers at equal distances over [-8, 8], each plus U(0, 0.01); for latentDim 1',
  draws: 'uniform',
  latentDim: 1,
  path: 'line',
  confine: (moved) => tf.clipByValue(moved, -RANGE, RANGE + JITTER),
  batch: (drawn) => tf.add(strata(drawn.shape[0]), tf.mul(drawn, JITTER)),
  alone: (drawn) => tf.sub(tf.mul(drawn, 2 * RANGE), RANGE),
};

/** [n, 1]; as in NumPy, of one number the first. */
function strata(n: number): tf.Tensor {
  return n === 1 ? tf.fill([1, 1], -RANGE) : tf.expandDims(tf.linspace(-RANGE, RANGE, n), 1);
}
