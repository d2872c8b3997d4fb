import type { Scalar } from '@ganvil/kernels-as';
import type { Dataset } from '../datasets/types.ts';
import { trainingBlocks } from '../inference/realSamples.ts';
import { createNearest } from '../metrics/nearest.ts';
import { sizeOf } from '../nn/layer.ts';
import type { Samples } from '../training/events.ts';
import { meanWithInterval } from './bootstrapped.ts';
import { normalTail } from './normalTail.ts';
import type { Assessment } from './types.ts';

/** Samples on each side at most. */
const MOST = 1000;

/**
 * Whether fakes are nearer to the training samples than held-out samples are: the distances of up to 1,000 of each from their nearest
 * of up to 60,000 training samples, in the numbers of the samples themselves, and the one-sided rank test of Mann and Whitney (1947)
 * with its normal approximation: Meehan et al. 2020, https://arxiv.org/abs/2004.05675 section 3, without their cells. `nearer`: how
 * often a fake is nearer than a held-out sample, 1/2 for samples that are as new; bootstrap over fakes. `p`: how likely that much or
 * more is by chance. Blurred or simple samples are nearer, too: look at the nearest ones before you speak of copies.
 */
export const memorisation: Assessment = {
  help: 'whether fakes are nearer to training samples than held-out ones are: how often (0.5 is fair), and p of a rank test',
  better: 'lower',
  reads: 'samples',
  byDefault: true,
  least: 8,
  floor: false,
  needs: ({ count }) =>
    Number.isFinite(count) ? undefined : 'data with a limited number of training samples',
  lacks: ({ training }) => (training.test ? undefined : 'data with a test part'),
  measure({ real, fake, training, random, scalar }) {
    const [ofFakes, ofHeldOut] = nearestTraining(training, [fake, real]);
    const shares = placements(ofFakes, ofHeldOut);
    const { value, interval } = meanWithInterval(random, shares);
    return {
      nearer: { value, interval },
      p: { value: pValue(value, ofFakes, ofHeldOut, scalar) },
    };
  },
};

/** For each set the squared distances of its first samples from the nearest training sample. */
export function nearestTraining(training: Dataset, sets: readonly Samples[]): Float64Array[] {
  const searches = sets.map(({ data, count, shape }) => {
    const most = Math.min(count, MOST);
    return createNearest(data.subarray(0, most * sizeOf(shape)), most, 1);
  });
  for (const { data, first } of trainingBlocks(training))
    for (const search of searches) search.add(data, first);
  return searches.map(({ distances }) => distances);
}

/** For each number the share of the others that are above it; equal ones count one half. */
function placements(numbers: Float64Array, others: Float64Array): Float64Array {
  const sorted = others.slice().sort((a, b) => a - b);
  return numbers.map((value) => {
    const above = sorted.length - countBelow(sorted, value, true);
    const from = sorted.length - countBelow(sorted, value, false);
    return (above + from) / 2 / sorted.length;
  });
}

/** How many sorted numbers are below a value, or also equal to it. */
function countBelow(sorted: Float64Array, value: number, equal: boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < value || (equal && sorted[middle] === value)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Of the share of pairs whose first is smaller; the variance is corrected for ties. */
function pValue(share: number, a: Float64Array, b: Float64Array, scalar: Scalar): number {
  const [n, m] = [a.length, b.length];
  const all = Float64Array.of(...a, ...b).sort((x, y) => x - y);
  let ties = 0;
  for (let i = 0, j = 0; i < all.length; i = j) {
    while (j < all.length && all[j] === all[i]) j++;
    ties += (j - i) * (j - i) * (j - i) - (j - i);
  }
  const total = n + m;
  const variance = ((n * m) / 12) * (total + 1 - ties / (total * (total - 1)));
  return variance > 0 ? normalTail(((share - 0.5) * n * m) / Math.sqrt(variance), scalar) : 1;
}
