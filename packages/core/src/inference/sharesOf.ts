import type { Dataset } from '../datasets/types.ts';
import { countsOf } from '../metrics/assign.ts';
import type { Samples } from '../training/events.ts';
import { type Distances, nearestOf } from './distances.ts';

/** The probability of each class [count, classes], flat, that a classifier gives samples. */
export type ClassifySamples = (samples: Samples) => Promise<Float32Array>;

/** Which of `parts` modes or classes each sample is of. */
interface Assignment {
  readonly parts: number;
  of(samples: Samples): Promise<ArrayLike<number>>;
}

/** How samples are told apart by kind: by the modes that the data are known to have, by the classifier that is given, or by the label of the nearest real sample. */
export function assignmentFor(
  { modes, classes }: Dataset,
  real: Required<Samples>,
  distances: Distances,
  classify?: ClassifySamples,
): Assignment | undefined {
  if (modes) {
    const { centers } = modes;
    const data = Float32Array.from(centers.flat());
    const peaks: Samples = { shape: real.shape, count: centers.length, data };
    return {
      parts: centers.length,
      of: async (samples) => nearestOf(distances(samples, peaks), samples.count),
    };
  }
  if (classes < 2) return undefined;
  if (classify)
    return {
      parts: classes,
      async of(samples) {
        const probabilities = await classify(samples);
        const unlikely = Float64Array.from(probabilities, (p) => -p);
        return nearestOf(unlikely, samples.count);
      },
    };
  if (real.labels.some((label) => label < 0)) return undefined;
  return {
    parts: classes,
    async of(samples) {
      const nearest = nearestOf(distances(samples, real), samples.count);
      return nearest.map((place) => real.labels[place]);
    },
  };
}

/** The share of the samples in each part. */
export function sharesIn(parts: number, assigned: ArrayLike<number>): number[] {
  const shares = Array.from({ length: parts }, () => 0);
  for (let i = 0; i < assigned.length; i++) shares[assigned[i]] += 1 / assigned.length;
  return shares;
}

/** The modes that good samples reach, or the classes that samples are of; a part counts from a share of 1/(5 parts) on. */
export function partsReached({ modes }: Dataset, samples: Samples, shares: readonly number[]): number {
  const counted = modes ? countsOf(samples, modes).map((count) => count / samples.count) : shares;
  return counted.filter((share) => share > 1 / (5 * shares.length)).length;
}

/** The entropy of shares, in nats. */
export function entropyOf(shares: ArrayLike<number>, log: (x: number) => number): number {
  let sum = 0;
  for (let i = 0; i < shares.length; i++) if (shares[i] > 0) sum -= shares[i] * log(shares[i]);
  return sum;
}
