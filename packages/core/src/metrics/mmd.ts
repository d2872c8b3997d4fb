import * as tf from '../tf.ts';
import { centred, meanOf } from './centred.ts';
import { readMatrix } from './readMatrix.ts';
import type { Metric } from './types.ts';

const SCALES = [0.1, 0.2, 0.5, 1, 2, 5, 10];
const MAX = 500; // samples a side: the cost is quadratic
const NEAR = 2 ** -8; // share of |x|^2 + |y|^2 below which |x - y|^2 is summed by itself

/**
 * Squared maximum mean discrepancy, unbiased, with inverse multiquadric kernels sum_s C s / (C s + |x - y|^2), C twice
 * the mean variance times the dimension. Gretton et al. 2012 lemma 6; kernel of https://arxiv.org/abs/1711.01558.
 * Differs: |x - y|^2 is |x|^2 + |y|^2 - 2 x y of centred samples, whose products are one matrix product.
 */
export const mmd: Metric = {
  help: 'squared maximum mean discrepancy of up to 500 samples',
  better: 'lower',
  suits: ({ count }) => count > 1, // means over pairs
  measure({ real, fake }) {
    const size = real.data.length / real.count;
    const n = Math.min(MAX, real.count);
    const x = real.data.subarray(0, n * size);
    const y = fake.data.subarray(0, n * size);
    const scale = 2 * spread(x, n, size);
    const within = meanKernel(x, x, n, scale, true) + meanKernel(y, y, n, scale, true);
    return within - 2 * meanKernel(x, y, n, scale, false);
  },
};

/** The sum over dimensions of the variance: half the mean squared distance of two samples. */
function spread(x: Float32Array, n: number, size: number): number {
  const total = squaresOf(centred(x, meanOf(x, size)), n).reduce((a, b) => a + b, 0) / n;
  return total > 0 ? total : 1;
}

function meanKernel(
  left: Float32Array,
  right: Float32Array,
  n: number,
  scale: number,
  skipEqual: boolean,
): number {
  const origin = meanOf(left, left.length / n);
  const [x, y] = [centred(left, origin), centred(right, origin)];
  const products = productsOf(x, y, n);
  const [ofX, ofY] = [squaresOf(x, n), squaresOf(y, n)];
  let total = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      if (skipEqual && i === j) continue;
      const squares = ofX[i] + ofY[j];
      let distance = squares - 2 * products[i * n + j];
      // Far from the mean and near each other, the difference has lost its digits; products may overflow, too.
      if (!(distance >= NEAR * squares)) distance = distanceOf(x, i, y, j, x.length / n);
      for (const s of SCALES) total += (scale * s) / (scale * s + distance);
    }
  }
  return total / (n * (skipEqual ? n - 1 : n));
}

/** The squared distance of sample i of x from sample j of y. */
function distanceOf(x: Float32Array, i: number, y: Float32Array, j: number, size: number): number {
  let sum = 0;
  for (let d = 0; d < size; d++) {
    const difference = x[i * size + d] - y[j * size + d];
    sum += difference * difference;
  }
  return sum;
}

/** [n, n]: of each of n samples with each of n others. */
function productsOf(x: Float32Array, y: Float32Array, n: number): Float32Array {
  const size = x.length / n;
  return readMatrix(() => tf.matMul(tf.tensor2d(x, [n, size]), tf.tensor2d(y, [n, size]), false, true));
}

function squaresOf(x: Float32Array, n: number): Float64Array {
  const size = x.length / n;
  return Float64Array.from({ length: n }, (_, i) => {
    let sum = 0;
    for (let d = i * size; d < (i + 1) * size; d++) sum += x[d] * x[d];
    return sum;
  });
}
