import { meanOf } from '../metrics/centred.ts';
import { addSamples, choleskyTransposed, type Gaussian, gaussianOf, noSums, type Sums } from './gaussian.ts';
import { blocksOf, halfSampled } from './halfSampled.ts';
import { symmetricEigenvalues } from './symmetricEigenvalues.ts';
import type { Assessment, SeenSamples } from './types.ts';

/**
 * The Fréchet distance of Gaussians with the means and full covariances of features: |m - m'|² + tr(C + C' - 2 (C C')^½), as in
 * https://arxiv.org/abs/1706.08500 equation 6, with this feature space in place of Inception: no number to lay beside an FID.
 * (C C')^½ has the trace of (L' C' L)^½, C = L L', which is symmetric; everything in float64. It is biased upward, the more the fewer
 * samples: compare equal counts. Interval: halves of the fakes; a bootstrap would move it further up.
 */
export const frechetDistance: Assessment = {
  help: 'Fréchet distance of the features of fakes and real samples',
  better: 'lower',
  reads: 'features',
  byDefault: true,
  least: 2,
  floor: true,
  measure({ real, fake, random }) {
    const origin = meanOf(real.features, real.features.length / real.count);
    const size = origin.length;
    const reference = gaussianOf([sumsOf(real, 0, real.count, origin)], origin);
    const root = choleskyTransposed(reference.covariance, size);
    const blocks = blocksOf(fake.count).map(([first, end]) => sumsOf(fake, first, end, origin));
    const distance = (some: readonly Sums[]) => frechet(reference, gaussianOf(some, origin), root);
    const value = distance(blocks);
    const interval = () =>
      halfSampled(random, { value, blocks: blocks.length }, (chosen) =>
        distance(chosen.map((k) => blocks[k])),
      );
    return { value, interval };
  },
};

function sumsOf({ features }: SeenSamples, first: number, end: number, origin: Float64Array): Sums {
  const sums = noSums(origin.length);
  addSamples(sums, features.subarray(first * origin.length, end * origin.length), origin);
  return sums;
}

/** The distance of two Gaussians; `upper` is the transposed Cholesky factor of the first one's covariance. */
function frechet(a: Gaussian, b: Gaussian, upper: Float64Array): number {
  const n = a.mean.length;
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const difference = a.mean[i] - b.mean[i];
    sum += difference * difference + a.covariance[i * (n + 1)] + b.covariance[i * (n + 1)];
  }
  const inner = timesTransposed(upper, times(upper, b.covariance, n), n);
  const roots = symmetricEigenvalues(inner, n).reduce(
    (total, value) => total + Math.sqrt(Math.max(value, 0)),
    0,
  );
  return Math.max(sum - 2 * roots, 0); // below 0: what rounding leaves of equal Gaussians
}

/** U B, U upper triangular. */
function times(upper: Float64Array, b: Float64Array, n: number): Float64Array {
  const product = new Float64Array(n * n);
  for (let i = 0; i < n; i++)
    for (let k = i; k < n; k++) {
      const factor = upper[i * n + k];
      if (factor !== 0) for (let j = 0; j < n; j++) product[i * n + j] += factor * b[k * n + j];
    }
  return product;
}

/** A U', U upper triangular, where the product is symmetric. */
function timesTransposed(upper: Float64Array, a: Float64Array, n: number): Float64Array {
  const product = new Float64Array(n * n);
  for (let i = 0; i < n; i++)
    for (let j = i; j < n; j++) {
      let sum = 0;
      for (let k = j; k < n; k++) sum += a[i * n + k] * upper[j * n + k];
      product[i * n + j] = sum;
      product[j * n + i] = sum;
    }
  return product;
}
