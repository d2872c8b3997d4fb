import type { Random } from '@ganvil/kernels-as';
import { samplesAt } from '../random/sampleOrder.ts';
import { streams } from '../random/streams.ts';
import type { Interval } from './types.ts';

/** Blocks that samples are divided into at most. */
const MOST_BLOCKS = 20;
const DRAWS = 32;
/** The 97.5 % point of a normal distribution. */
export const NORMAL = 1.959964;

/** Consecutive ranges of `count` samples, an even number of them; one where there are fewer than four samples. */
export function blocksOf(count: number): (readonly [first: number, end: number])[] {
  const blocks = count < 4 ? 1 : Math.min(MOST_BLOCKS, 2 * (count >> 2));
  return Array.from({ length: blocks }, (_, i) => [
    Math.floor((i * count) / blocks),
    Math.floor(((i + 1) * count) / blocks),
  ]);
}

/**
 * An interval by subsampling without replacement (Politis and Romano 1994): 32 times, half of the blocks. The spread of a mean over
 * halves is that of the mean over all samples, and no sample is drawn twice, which would bias distances and neighbours. What halves
 * are further from or nearer to, being fewer, does not shift the interval: it is centred on `value`, and cut at 0 where no half is below.
 * Undefined below four samples.
 */
export function halfSampled(
  random: Random,
  { value, blocks }: { value: number; blocks: number },
  statistic: (chosen: readonly number[]) => number,
): Interval | undefined {
  if (blocks < 2) return undefined;
  const values = Array.from({ length: DRAWS }, (_, draw) =>
    statistic([...samplesAt(draw * blocks, blocks >> 1, blocks, random, streams.halves)]),
  );
  const mean = values.reduce((a, b) => a + b, 0) / DRAWS;
  const variance = values.reduce((sum, x) => sum + (x - mean) * (x - mean), 0) / (DRAWS - 1);
  const reach = NORMAL * Math.sqrt(variance);
  const distance = value >= 0 && values.every((x) => x >= 0);
  return [distance ? Math.max(0, value - reach) : value - reach, value + reach];
}
