import type { Samples } from '@ganvil/core';

/** What a classifier says of samples. */
export interface Judged {
  /** exp of the mean divergence of a sample's class probabilities from their mean (Salimans et al. 2016, https://arxiv.org/abs/1606.03498 section 4), with a classifier of the data in place of Inception: 1 to the number of classes. */
  readonly score: number;
  /** Entropy of the classes that the samples are read as, in nats. */
  readonly entropy: number;
  /** Share of samples that are read with a probability above 0.9. */
  readonly sure: number;
  /** Standard deviation of the pixels of samples that are read as one class, over all pixels and classes: near 0 if each class is one picture. */
  readonly spread: number;
  /** Share of samples read as their labels; absent without labels. */
  readonly asked?: number;
}

/** The numbers for probabilities [count, classes], flat. */
export function judged(probabilities: Float32Array, samples: Samples): Judged {
  const { count, labels } = samples;
  const classes = probabilities.length / count;
  const rows = Array.from({ length: count }, (_, i) =>
    probabilities.subarray(i * classes, (i + 1) * classes),
  );
  const mean = Array.from({ length: classes }, (_, j) => meanOf(rows.map((row) => row[j])));
  const divergences = rows.map((row) => sum(row.map((p, j) => (p > 0 ? p * Math.log(p / mean[j]) : 0))));
  const read = rows.map((row) => row.indexOf(Math.max(...row)));
  const shares = mean.map((_, j) => read.filter((k) => k === j).length / count);
  return {
    score: Math.exp(meanOf(divergences)),
    entropy: -sum(shares.map((share) => (share > 0 ? share * Math.log(share) : 0))),
    sure: meanOf(rows.map((row) => (Math.max(...row) > 0.9 ? 1 : 0))),
    spread: spreadWithin(read, samples),
    ...(labels ? { asked: meanOf(read.map((k, i) => (k === labels[i] ? 1 : 0))) } : {}),
  };
}

/** The numbers in a line. */
export function lineOf({ score, entropy, sure, spread, asked }: Judged): string {
  const right = asked === undefined ? '' : `, ${(100 * asked).toFixed(2)} % of the class asked for`;
  return `score ${score.toFixed(2)}, class entropy ${entropy.toFixed(3)} nat, ${(100 * sure).toFixed(1)} % read with over 0.9, spread within classes ${spread.toFixed(3)}${right}`;
}

/** Root of the mean squared distance of samples from the mean of those that are read as the same class, per pixel. */
function spreadWithin(read: readonly number[], { data, count }: Samples): number {
  const size = data.length / count;
  const members = new Map<number, number[]>();
  for (const [i, k] of read.entries()) {
    if (!members.has(k)) members.set(k, []);
    members.get(k)!.push(i);
  }
  let squares = 0;
  for (const rows of members.values())
    for (let pixel = 0; pixel < size; pixel++) {
      const values = rows.map((i) => data[i * size + pixel]);
      const mean = meanOf(values);
      for (const value of values) squares += (value - mean) ** 2;
    }
  return Math.sqrt(squares / data.length);
}

/** The mean of numbers; NaN of none. */
export function meanOf(numbers: readonly number[]): number {
  return sum(numbers) / numbers.length;
}

function sum(numbers: ArrayLike<number>): number {
  return Array.from(numbers).reduce((a, b) => a + b, 0);
}
