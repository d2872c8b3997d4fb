import type { Scalar } from '@ganvil/kernels-as';
import { distanceOf } from '../metrics/pairwise.ts';

/** Widths that are tried, as fractions of the standard deviation of the samples. */
const WIDTHS = [0.003, 0.005, 0.01, 0.02, 0.03, 0.05, 0.1, 0.2, 0.3, 0.5];
const MOST_QUERIES = 500; // by which the width is chosen
const NEAR = 40; // terms that are exp(-40) of the largest, or less, are none
const TWO_PI = 6.283185307179586;

/** Log densities of few dimensions, estimated from samples by Gaussian kernels of one width. */
export interface KernelDensity {
  readonly width: number;
  /** At points [count, size], flat. */
  at(points: Float32Array): Float64Array;
  /** At the samples themselves, each without its own kernel. */
  atSamples(): Float64Array;
}

/** The width is the one of ten by which the samples have the largest likelihood, each without its own kernel. */
export function kernelDensity(samples: Float32Array, size: number, scalar: Scalar): KernelDensity {
  const count = samples.length / size;
  const unit = deviationOf(samples, size) || 1;
  const atSamples = (width: number, most = count): Float64Array =>
    Float64Array.from({ length: most }, (_, i) =>
      logMean(samples, i, { width, size, scalar, samples, left: i }),
    );
  const queries = Math.min(count, MOST_QUERIES);
  const likelihoods = WIDTHS.map((width) => atSamples(width * unit, queries).reduce((a, b) => a + b, 0));
  const width = unit * WIDTHS[likelihoods.indexOf(Math.max(...likelihoods))];
  return {
    width,
    at: (points) =>
      Float64Array.from({ length: points.length / size }, (_, i) =>
        logMean(points, i, { width, size, scalar, samples, left: -1 }),
      ),
    atSamples: () => atSamples(width),
  };
}

/** The root of the mean variance of the columns. */
function deviationOf(samples: Float32Array, size: number): number {
  const count = samples.length / size;
  const means = new Float64Array(size);
  for (const [i, value] of samples.entries()) means[i % size] += value / count;
  let sum = 0;
  for (const [i, value] of samples.entries()) {
    const away = value - means[i % size];
    sum += away * away;
  }
  return Math.sqrt(sum / samples.length);
}

interface Kernels {
  readonly samples: Float32Array;
  readonly size: number;
  readonly width: number;
  readonly scalar: Scalar;
  /** The sample that is left out; -1: none. */
  readonly left: number;
}

/** Log of the mean of the kernels at a point. */
function logMean(points: Float32Array, i: number, { samples, size, width, scalar, left }: Kernels): number {
  const count = samples.length / size;
  const squares = new Float64Array(count);
  let least = Number.POSITIVE_INFINITY;
  for (let j = 0; j < count; j++) {
    squares[j] = j === left ? Number.POSITIVE_INFINITY : distanceOf(points, i, samples, j, size);
    if (squares[j] < least) least = squares[j];
  }
  const double = 2 * width * width;
  const terms = new Float32Array(count);
  let near = 0;
  for (let j = 0; j < count; j++)
    if (squares[j] - least < NEAR * double) terms[near++] = (least - squares[j]) / double;
  const sum = scalar.exp(terms.subarray(0, near)).reduce((a, b) => a + b, 0);
  const others = left >= 0 ? count - 1 : count;
  return scalar.log(sum / others) - least / double - (size / 2) * scalar.log(TWO_PI * width * width);
}
