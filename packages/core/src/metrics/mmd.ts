import { centred, meanOf } from './centred.ts';
import { distanceOf, productsOf, squaresOf } from './pairwise.ts';
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
  const total = squaresOf(centred(x, meanOf(x, size)), n, size).reduce((a, b) => a + b, 0) / n;
  return total > 0 ? total : 1;
}

function meanKernel(
  left: Float32Array,
  right: Float32Array,
  n: number,
  scale: number,
  skipEqual: boolean,
): number {
  const size = left.length / n;
  const origin = meanOf(left, size);
  const [x, y] = [centred(left, origin), centred(right, origin)];
  const products = productsOf(x, y, size);
  const [ofX, ofY] = [squaresOf(x, n, size), squaresOf(y, n, size)];
  let total = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      if (skipEqual && i === j) continue;
      const squares = ofX[i] + ofY[j];
      let distance = squares - 2 * products[i * n + j];
      // Far from the mean and near each other, the difference has lost its digits; products may overflow, too.
      if (!(distance >= NEAR * squares)) distance = distanceOf(x, i, y, j, size);
      for (const s of SCALES) total += (scale * s) / (scale * s + distance);
    }
  }
  return total / (n * (skipEqual ? n - 1 : n));
}
