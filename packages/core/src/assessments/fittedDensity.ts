import type { Scalar } from '@ganvil/kernels-as';
import { centred, deviationOf, meanOf } from '../metrics/centred.ts';
import { distanceOf } from '../metrics/pairwise.ts';
import { logMeanOfGaussians } from './logMeanOfGaussians.ts';

/** Widths that are tried, as fractions of the standard deviation of the samples. */
const WIDTHS = [0.003, 0.005, 0.01, 0.02, 0.03, 0.05, 0.1, 0.2, 0.3, 0.5];
const MOST_QUERIES = 500; // by which the width is chosen

/** Log densities of few dimensions, estimated from samples by Gaussian kernels of one width. */
export interface FittedDensity {
  readonly width: number;
  /** At points [count, size], flat. */
  at(points: Float32Array): Float64Array;
  /** At the samples themselves, each without its own kernel. */
  atSamples(): Float64Array;
}

/**
 * The width is the one of ten by which the samples have the largest likelihood, each without its own kernel. (`figures/density.ts` draws curves by
 * Silverman's width, which is too large for several peaks.)
 */
export function fittedDensity(samples: Float32Array, size: number, scalar: Scalar): FittedDensity {
  const count = samples.length / size;
  const unit = deviationOf(centred(samples, meanOf(samples, size)));
  const tried = WIDTHS.map((width) => width * unit);
  const squaresAt = (points: Float32Array, i: number): Float64Array =>
    Float64Array.from({ length: count }, (_, j) => distanceOf(points, i, samples, j, size));
  const others = (i: number): Float64Array => {
    const squares = squaresAt(samples, i);
    squares[i] = Number.POSITIVE_INFINITY;
    return squares;
  };
  const withoutOwn = (i: number, width: number, squares = others(i)): number =>
    logMeanOfGaussians(squares, { width, size, scalar, count: count - 1 });
  const likelihoods = tried.map(() => 0);
  for (let i = 0; i < Math.min(count, MOST_QUERIES); i++) {
    const squares = others(i);
    for (const [k, width] of tried.entries()) likelihoods[k] += withoutOwn(i, width, squares);
  }
  const width = tried[likelihoods.indexOf(Math.max(...likelihoods))];
  return {
    width,
    at: (points) =>
      Float64Array.from({ length: points.length / size }, (_, i) =>
        logMeanOfGaussians(squaresAt(points, i), { width, size, scalar }),
      ),
    atSamples: () => Float64Array.from({ length: count }, (_, i) => withoutOwn(i, width)),
  };
}
