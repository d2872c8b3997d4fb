import type { Metric } from './types.ts';

const SCALES = [0.1, 0.2, 0.5, 1, 2, 5, 10];
const MOST = 500; // samples a side: the cost is quadratic

/**
 * Squared maximum mean discrepancy, unbiased, with inverse multiquadric kernels sum_s C s / (C s + |x - y|^2), C twice
 * the mean variance times the dimension. Gretton et al. 2012 lemma 6; kernel of https://arxiv.org/abs/1711.01558.
 */
export const mmd: Metric = {
  help: 'squared maximum mean discrepancy of at most 500 samples',
  better: 'lower',
  suits: () => true,
  measure({ real, fake }) {
    const size = real.data.length / real.count;
    const n = Math.min(MOST, real.count);
    const x = real.data.subarray(0, n * size);
    const y = fake.data.subarray(0, n * size);
    const scale = 2 * spread(x, n, size);
    const within = meanKernel(x, x, size, scale, true) + meanKernel(y, y, size, scale, true);
    return within - 2 * meanKernel(x, y, size, scale, false);
  },
};

/** The sum over dimensions of the variance: half the mean squared distance of two samples. */
function spread(x: Float32Array, n: number, size: number): number {
  let total = 0;
  for (let d = 0; d < size; d++) {
    let sum = 0;
    let squares = 0;
    for (let i = 0; i < n; i++) {
      sum += x[i * size + d];
      squares += x[i * size + d] * x[i * size + d];
    }
    total += squares / n - (sum / n) * (sum / n);
  }
  return total > 0 ? total : 1;
}

function meanKernel(
  x: Float32Array,
  y: Float32Array,
  size: number,
  scale: number,
  skipEqual: boolean,
): number {
  const [n, m] = [x.length / size, y.length / size];
  let total = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < m; j++) {
      if (skipEqual && i === j) continue;
      let distance = 0;
      for (let d = 0; d < size; d++) {
        const difference = x[i * size + d] - y[j * size + d];
        distance += difference * difference;
      }
      for (const s of SCALES) total += (scale * s) / (scale * s + distance);
    }
  }
  return total / (n * (skipEqual ? m - 1 : m));
}
