import { meanWithInterval } from './bootstrapped.ts';
import { manifolds } from './manifolds.ts';
import { MOST_NEIGHBOURS, ownNeighbours } from './ownNeighbours.ts';
import type { Assessment, SeenSamples } from './types.ts';

/**
 * The two-sample test of Lopez-Paz and Oquab 2017, https://arxiv.org/abs/1610.06545, with one nearest neighbour, leave-one-out: how
 * often a sample's nearest other is of its own kind. 1/2 where fakes are as real samples, below where each sits on a real one. A tie
 * counts one half. Bootstrap over both kinds; the neighbours stay.
 */
export const nearestNeighbourAccuracy: Assessment = {
  help: 'how often the nearest other sample is of the same kind, real or fake; 0.5 is best',
  better: 'lower',
  reads: 'features',
  byDefault: true,
  least: 2,
  floor: true,
  measure(input) {
    const { nearestOfFake, nearestOfReal } = manifolds(input);
    const right = Float64Array.of(...own(input.real, nearestOfReal), ...own(input.fake, nearestOfFake));
    return meanWithInterval(input.random, right);
  },
};

/** For each sample 1 where its nearest other is of its own kind, 1/2 where one of the other kind is as near. */
function own(samples: SeenSamples, across: Float64Array): Float64Array {
  const within = ownNeighbours(samples);
  return across.map((distance, i) => {
    const other = within[i * MOST_NEIGHBOURS];
    return other < distance ? 1 : other === distance ? 0.5 : 0;
  });
}
