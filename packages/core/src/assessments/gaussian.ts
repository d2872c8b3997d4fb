// Gaussians of features: means and covariances, from sums that can be added.

/** Sums over some samples: how many, of each feature, and of each product of two [size, size]. */
export interface Sums {
  count: number;
  readonly first: Float64Array;
  readonly second: Float64Array;
}

/** A mean [size] and a covariance [size, size] with the divisor count - 1. */
export interface Gaussian {
  readonly mean: Float64Array;
  readonly covariance: Float64Array;
}

/** Nothing summed yet. */
export function noSums(size: number): Sums {
  return { count: 0, first: new Float64Array(size), second: new Float64Array(size * size) };
}

/** Adds samples [count, size], flat, less an origin that should be near their mean: the smaller, the more exact. */
export function addSamples(sums: Sums, features: Float32Array, origin: Float64Array): void {
  const size = origin.length;
  const x = new Float64Array(size);
  for (let at = 0; at < features.length; at += size) {
    for (let i = 0; i < size; i++) {
      x[i] = features[at + i] - origin[i];
      sums.first[i] += x[i];
    }
    for (let i = 0; i < size; i++) {
      const [xi, row] = [x[i], i * size];
      if (xi !== 0) for (let j = i; j < size; j++) sums.second[row + j] += xi * x[j];
    }
    sums.count++;
  }
}

/** The Gaussian of all samples of some sums about one origin. Of one sample the covariance is NaN. */
export function gaussianOf(all: readonly Sums[], origin: Float64Array): Gaussian {
  const size = origin.length;
  const total = noSums(size);
  for (const { count, first, second } of all) {
    total.count += count;
    for (let i = 0; i < size; i++) total.first[i] += first[i];
    for (let i = 0; i < second.length; i++) total.second[i] += second[i];
  }
  const { count, first, second: covariance } = total;
  for (let i = 0; i < size; i++)
    for (let j = i; j < size; j++) {
      const value = (covariance[i * size + j] - (first[i] * first[j]) / count) / (count - 1);
      covariance[i * size + j] = value;
      covariance[j * size + i] = value;
    }
  return { mean: origin.map((value, i) => value + first[i] / count), covariance };
}

/** The transpose of L [n, n], upper triangular, with L L' = a covariance; directions without variance are 0. */
export function choleskyTransposed(matrix: Float64Array, n: number): Float64Array {
  const upper = new Float64Array(n * n);
  const rest = matrix.slice();
  for (let k = 0; k < n; k++) {
    const row = k * n;
    const pivot = rest[row + k];
    if (!(pivot > 1e-13 * matrix[row + k])) continue;
    const root = Math.sqrt(pivot);
    for (let j = k; j < n; j++) upper[row + j] = rest[row + j] / root;
    for (let i = k + 1; i < n; i++) {
      const factor = upper[row + i];
      if (factor !== 0) for (let j = i; j < n; j++) rest[i * n + j] -= factor * upper[row + j];
    }
  }
  return upper;
}
