import type { Random } from '@ganvil/kernels-as';
import { streams } from '../random/streams.ts';
import type { Assessed, Interval } from './types.ts';

const DRAWS = 500;
const FEW_DRAWS = 100;
const [LOW, HIGH] = [0.025, 0.975];

/** Numbers of samples [count, columns], flat, and what becomes of the means of the columns. */
export interface Rows {
  readonly numbers: Float64Array;
  readonly columns: number;
  /** The metric, of the means of the columns. */
  readonly statistic: (means: Float64Array) => number;
}

/**
 * The percentile bootstrap (Efron 1979) of a function of means over samples: 500 draws with replacement, the same for the same
 * seed and count. For what is no function of means, drawing a sample twice is no other sample: see `halfSampled`.
 */
export function bootstrapped(random: Random, { numbers, columns, statistic }: Rows): Interval {
  const count = numbers.length / columns;
  const values = Float64Array.from({ length: DRAWS }, (_, draw) => {
    const bits = random.bits(streams.bootstrap, draw, count);
    const sums = new Float64Array(columns);
    for (let i = 0; i < count; i++) {
      const row = Math.floor((bits[i] / 2 ** 32) * count) * columns;
      for (let k = 0; k < columns; k++) sums[k] += numbers[row + k];
    }
    return statistic(sums.map((sum) => sum / count));
  });
  values.sort((a, b) => a - b);
  return [quantile(values, LOW), quantile(values, HIGH)];
}

/** A function of the means over samples, with its interval. */
export function ofMeans(random: Random, rows: Rows): Assessed {
  const { numbers, columns, statistic } = rows;
  const count = numbers.length / columns;
  const means = new Float64Array(columns);
  for (const [i, value] of numbers.entries()) means[i % columns] += value / count;
  return { value: statistic(means), interval: () => bootstrapped(random, rows) };
}

/** As `bootstrapped`, of what is no function of a few numbers a sample: 100 draws of `count` indices, which `statistic` looks at. */
export function redrawn(
  random: Random,
  count: number,
  statistic: (indices: readonly number[]) => number,
): Interval {
  const values = Float64Array.from({ length: FEW_DRAWS }, (_, draw) =>
    statistic(
      Array.from(random.bits(streams.bootstrap, draw, count), (bits) => Math.floor((bits / 2 ** 32) * count)),
    ),
  );
  values.sort((a, b) => a - b);
  return [quantile(values, LOW), quantile(values, HIGH)];
}

/** The mean of numbers, one a sample, with its interval. */
export function meanWithInterval(random: Random, numbers: Float64Array) {
  return {
    value: numbers.reduce((a, b) => a + b, 0) / numbers.length,
    interval: () => bootstrapped(random, { numbers, columns: 1, statistic: ([mean]) => mean }),
  };
}

/** The number below which a share of sorted numbers lies, interpolated between two. */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  const at = share * (sorted.length - 1);
  const below = Math.floor(at);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
}
