import type { Scalar } from '@ganvil/kernels-as';

const TWO_PI = 6.283185307179586;
/** exp(-105) is 0 in float32: leaving such terms out changes no bit. */
const GONE = 105;

/** Gaussians of one width in `size` dimensions. */
interface Gaussians {
  readonly width: number;
  readonly size: number;
  readonly scalar: Scalar;
  /** Of how many the mean is; by default of as many as there are distances. One that is infinitely far adds nothing. */
  readonly count?: number;
}

/** The log of the mean of the densities of Gaussians at a point, by the squared distances of their centers from it. */
export function logMeanOfGaussians(
  squares: Float64Array,
  { width, size, scalar, count = squares.length }: Gaussians,
): number {
  const least = squares.reduce((a, b) => Math.min(a, b));
  const double = 2 * width * width;
  const terms = new Float32Array(squares.length);
  let near = 0;
  for (const square of squares) if (square - least < GONE * double) terms[near++] = (least - square) / double;
  const sum = scalar.exp(terms.subarray(0, near)).reduce((a, b) => a + b, 0);
  const normaliser = (size / 2) * scalar.log(TWO_PI * width * width);
  return scalar.log(sum) - scalar.log(count) - least / double - normaliser;
}
