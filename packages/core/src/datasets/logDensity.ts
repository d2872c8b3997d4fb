import type { Scalar } from '@ganvil/kernels-as';
import type { Dataset, Modes } from './types.ts';

const TWO_PI = 6.283185307179586;

/** The peaks of the density of a set, where it is a known mixture of Gaussians. */
export function peaksOf({ shape, modes, moments }: Dataset): Modes | undefined {
  if (shape.length !== 1) return undefined;
  return modes ?? (moments && { centers: [[moments.mean]], sd: moments.sd });
}

/** The log of the density of a mixture of Gaussians at points [count, size], flat, in nats. */
export function logDensity(
  { centers, sd, weights }: Modes,
  points: Float32Array,
  scalar: Scalar,
): Float64Array {
  const size = centers[0].length;
  const whole = weights ? weights.reduce((a, b) => a + b, 0) : centers.length;
  const logWeights = Float64Array.from(centers, (_, k) => scalar.log((weights?.[k] ?? 1) / whole));
  const normaliser = (size / 2) * scalar.log(TWO_PI * sd * sd);
  return Float64Array.from({ length: points.length / size }, (_, i) => {
    const terms = centers.map((center, k) => {
      const squares = center.reduce((sum, value, d) => {
        const away = points[i * size + d] - value;
        return sum + away * away;
      }, 0);
      return logWeights[k] - squares / (2 * sd * sd);
    });
    const most = Math.max(...terms);
    const sum = terms.reduce((total, term) => total + scalar.exp(term - most), 0);
    return most + scalar.log(sum) - normaliser;
  });
}
