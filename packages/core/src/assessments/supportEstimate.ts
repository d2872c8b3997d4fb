import { DOUBT } from '../metrics/nearest.ts';
import { distanceOf, productsOf, squaresOf } from '../metrics/pairwise.ts';
import { twinDistance } from './duplicateRate.ts';
import { NORMAL } from './halfSampled.ts';
import type { Assessment, AssessmentInput, Interval } from './types.ts';

const ROWS = 256;

/**
 * How many different samples there seem to be, by the birthday paradox: n (n - 1) / 2 over the pairs that are twins, as among that many
 * equally likely ones. Arora and Zhang 2017, https://arxiv.org/abs/1706.08224. Differs: twins are nearer than those of 1 % of real samples
 * (see `duplicateRate`), not judged by eye, so that only the ratio to the floor says something. Interval: twins counted as Poisson.
 */
export const supportEstimate: Assessment = {
  help: 'how many different samples there seem to be, by how often two are twins; beside the floor, not by itself',
  better: 'higher',
  reads: 'features',
  byDefault: false,
  least: 8,
  floor: true,
  lacks: (input) => (twinsOf(input) > 0 ? undefined : 'fakes of which two are twins, found none'),
  measure(input) {
    const { count } = input.fake;
    const [twins, pairs] = [twinsOf(input), (count * (count - 1)) / 2];
    const reach = NORMAL * Math.sqrt(twins);
    const interval = (): Interval | undefined =>
      twins > reach ? [pairs / (twins + reach), pairs / (twins - reach)] : undefined;
    return { value: pairs / twins, interval };
  },
};

const known = new WeakMap<AssessmentInput, number>();

/** The pairs of fakes that are twins. */
function twinsOf(input: AssessmentInput): number {
  const { features, count } = input.fake;
  const found = known.get(input) ?? countTwins(features, count, twinDistance(input.real));
  known.set(input, found);
  return found;
}

/** The pairs of samples that are nearer than a squared distance, or the same. */
function countTwins(features: Float32Array, count: number, threshold: number): number {
  const size = features.length / count;
  const squares = squaresOf(features, count, size);
  let twins = 0;
  for (let first = 0; first < count; first += ROWS) {
    const end = Math.min(count, first + ROWS);
    const width = count - first;
    const products = productsOf(
      features.subarray(first * size, end * size),
      features.subarray(first * size),
      size,
    );
    for (let i = first; i < end; i++)
      for (let j = i + 1; j < count; j++) {
        const sum = squares[i] + squares[j];
        if (sum * (1 - DOUBT) - 2 * products[(i - first) * width + j - first] > threshold) continue;
        const distance = distanceOf(features, i, features, j, size);
        if (distance < threshold || distance === 0) twins++;
      }
  }
  return twins;
}
