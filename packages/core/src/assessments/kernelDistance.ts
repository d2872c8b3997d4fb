import { productsOf } from '../metrics/pairwise.ts';
import { blocksOf, halfSampled } from './halfSampled.ts';
import type { Assessment, SeenSamples } from './types.ts';

/**
 * Squared maximum mean discrepancy of features with the kernel (x y / d + 1)³, unbiased: KID, https://arxiv.org/abs/1801.01401
 * section 4. Differs: of all pairs of samples, not the mean over subsets. It may be below 0. Interval: halves of the fakes.
 */
export const kernelDistance: Assessment = {
  help: 'kernel distance (KID) of the features of fakes and real samples, unbiased',
  better: 'lower',
  reads: 'features',
  byDefault: true,
  least: 2,
  floor: true,
  measure({ real, fake, random }) {
    const [ofReal, ofFake] = [blocksIn(real), blocksIn(fake)];
    const within = kernelSums(ofFake, ofFake);
    const across = kernelSums(ofFake, ofReal).map((row) => total(row));
    const constant = withinReal(real, ofReal) / (real.count * (real.count - 1));
    const of = (chosen: readonly number[]): number => {
      const n = total(chosen.map((k) => ofFake[k].count));
      const ofPairs = total(chosen.map((k) => total(chosen.map((l) => within[k][l]))));
      const ofBoth = total(chosen.map((k) => across[k]));
      return ofPairs / (n * (n - 1)) + constant - (2 * ofBoth) / (n * real.count);
    };
    const value = of(ofFake.map((_, k) => k));
    return { value, interval: () => halfSampled(random, { value, blocks: ofFake.length }, of) };
  },
};

/** Features [count, size] of consecutive samples. */
interface Block {
  readonly count: number;
  readonly size: number;
  readonly features: Float32Array;
}

function blocksIn({ features, count }: SeenSamples): Block[] {
  const size = features.length / count;
  return blocksOf(count).map(([first, end]) => ({
    count: end - first,
    size,
    features: features.subarray(first * size, end * size),
  }));
}

const known = new WeakMap<Float32Array, number>();

/** The sum of the kernel over the pairs of different real samples; computed once a set. */
function withinReal({ features }: SeenSamples, blocks: readonly Block[]): number {
  const sum = known.get(features) ?? total(kernelSums(blocks, blocks).map(total));
  known.set(features, sum);
  return sum;
}

/** The sum of the kernel over the pairs of each block with each other; within one list of blocks, of different samples. */
function kernelSums(left: readonly Block[], right: readonly Block[]): number[][] {
  const sums = left.map(() => right.map(() => 0));
  for (const [k, a] of left.entries())
    for (const [l, b] of right.entries()) {
      if (left === right && l < k) sums[k][l] = sums[l][k];
      else sums[k][l] = kernelSum(a, b);
    }
  return sums;
}

function kernelSum(a: Block, b: Block): number {
  const { size } = a;
  const products = productsOf(a.features, b.features, size);
  let sum = 0;
  for (let i = 0; i < products.length; i++) {
    const value = products[i] / size + 1;
    sum += value * value * value;
  }
  if (a === b)
    for (let i = 0; i < a.count; i++) {
      const value = products[i * (a.count + 1)] / size + 1;
      sum -= value * value * value;
    }
  return sum;
}

const total = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
