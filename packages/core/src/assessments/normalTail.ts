import type { Scalar } from '@ganvil/kernels-as';

const TERMS = 60;
const ROOT_2_PI = 2.5066282746310002;

/** How likely a standard normal number is above z; relative error below 1e-5. 0 from z = 13 on, where exp has no number. */
export function normalTail(z: number, scalar: Scalar): number {
  if (z < 0) return 1 - normalTail(-z, scalar);
  if (z < 1.5) return (1 - scalar.erf(z / Math.SQRT2)) / 2;
  // Laplace's continued fraction, from its end.
  let fraction = z;
  for (let k = TERMS; k > 0; k--) fraction = z + k / fraction;
  return scalar.exp((-z * z) / 2) / (ROOT_2_PI * fraction);
}
