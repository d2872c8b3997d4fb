import { DOUBT } from '../metrics/nearest.ts';
import { distanceOf, productsOf, squaresOf } from '../metrics/pairwise.ts';
import { MOST_NEIGHBOURS, ownNeighbours } from './ownNeighbours.ts';
import type { AssessmentInput, SeenSamples } from './types.ts';

const FEW = 3; // neighbours of precision and recall: Kynkäänniemi et al. 2019, section 2
const MANY = 5; // of density and coverage: Naeem et al. 2020, section 3
const ROWS = 256;

/** Who lies in whose neighbourhood: balls about each sample, as far as its k-th nearest other of the same set. */
export interface Manifolds {
  /** For each fake whether it lies in a ball of a real sample, k = 3. */
  readonly fakeInReal: Float64Array;
  /** For each real sample whether it lies in a ball of a fake, k = 3. */
  readonly realInFake: Float64Array;
  /** For each fake in how many balls of real samples it lies, k = 5. */
  readonly ballsOfFake: Float64Array;
  /** For each real sample whether a fake lies in its ball, k = 5. */
  readonly covered: Float64Array;
  /** The squared distance of each fake from the nearest real sample, and the other way round. */
  readonly nearestOfFake: Float64Array;
  readonly nearestOfReal: Float64Array;
}

const known = new WeakMap<AssessmentInput, Manifolds>();

/**
 * The neighbourhoods of real samples and fakes in each other's, by exact distances: products tell which may be near. A ball has its
 * border. Of equal samples the balls are points, which lie in each other.
 */
export function manifolds(input: AssessmentInput): Manifolds {
  const found = known.get(input) ?? compare(input.real, input.fake);
  known.set(input, found);
  return found;
}

function compare(real: SeenSamples, fake: SeenSamples): Manifolds {
  const pairs: Pairs = {
    real: real.features,
    fake: fake.features,
    size: real.features.length / real.count,
    few: radiiOf(real, FEW),
    many: radiiOf(real, MANY),
    ofFakes: radiiOf(fake, FEW),
    fakeInReal: new Float64Array(fake.count),
    realInFake: new Float64Array(real.count),
    ballsOfFake: new Float64Array(fake.count),
    covered: new Float64Array(real.count),
    nearestOfFake: new Float64Array(fake.count).fill(Number.POSITIVE_INFINITY),
    nearestOfReal: new Float64Array(real.count).fill(Number.POSITIVE_INFINITY),
  };
  for (let first = 0; first < real.count; first += ROWS)
    for (let from = 0; from < fake.count; from += ROWS)
      visitTile(pairs, first, Math.min(real.count, first + ROWS), from, Math.min(fake.count, from + ROWS));
  return pairs;
}

/** Squared: of each sample to its k-th nearest other, or the farthest where there are fewer. */
function radiiOf(samples: SeenSamples, k: number): Float64Array {
  const all = ownNeighbours(samples);
  const place = Math.min(k, samples.count - 1) - 1;
  return Float64Array.from({ length: samples.count }, (_, i) => all[i * MOST_NEIGHBOURS + place]);
}

/** What is being found of all pairs, and the squared radii. */
interface Pairs extends Manifolds {
  readonly real: Float32Array;
  readonly fake: Float32Array;
  readonly size: number;
  readonly few: Float64Array;
  readonly many: Float64Array;
  readonly ofFakes: Float64Array;
}

/** Looks at the pairs of real samples `first` to `end` with fakes `from` to `to`. */
function visitTile(pairs: Pairs, first: number, end: number, from: number, to: number): void {
  const { real, fake, size, few, many, ofFakes, nearestOfFake, nearestOfReal } = pairs;
  const [left, right] = [real.subarray(first * size, end * size), fake.subarray(from * size, to * size)];
  const products = productsOf(left, right, size);
  const [ofReal, ofFake] = [squaresOf(left, end - first, size), squaresOf(right, to - from, size)];
  for (let i = first, at = 0; i < end; i++)
    for (let j = from; j < to; j++, at++) {
      const sum = ofReal[i - first] + ofFake[j - from];
      const about = sum - 2 * products[at];
      const doubt = sum * DOUBT;
      const reach = Math.max(nearestOfReal[i], nearestOfFake[j]);
      if (about - doubt > Math.max(many[i], ofFakes[j], reach)) continue;
      const sure =
        about - doubt > reach &&
        Math.abs(about - few[i]) > doubt &&
        Math.abs(about - many[i]) > doubt &&
        Math.abs(about - ofFakes[j]) > doubt;
      note(pairs, i, j, sure ? about : distanceOf(real, i, fake, j, size));
    }
}

function note(pairs: Pairs, i: number, j: number, distance: number): void {
  const { nearestOfFake, nearestOfReal } = pairs;
  if (distance <= pairs.few[i]) pairs.fakeInReal[j] = 1;
  if (distance <= pairs.ofFakes[j]) pairs.realInFake[i] = 1;
  if (distance <= pairs.many[i]) {
    pairs.ballsOfFake[j]++;
    pairs.covered[i] = 1;
  }
  if (distance < nearestOfReal[i]) nearestOfReal[i] = distance;
  if (distance < nearestOfFake[j]) nearestOfFake[j] = distance;
}
