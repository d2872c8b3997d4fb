import { cumulative, rankSumDistribution, signedRankDistribution } from './rankDistributions.ts';

/**
 * A median with a 95 % confidence interval that assumes no particular distribution of the noise. Too few numbers give the
 * interval from 0 to infinity (null in JSON).
 */
export interface Estimate {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

/** Rounds that an interval needs at least. */
export const MIN_ROUNDS = 7;

/** Significance level of an interval that claims 95 %: the tests assume independent rounds, but load on a machine is correlated. */
const ALPHA = 0.02;
const FALSE_DISCOVERY_RATE = 0.05;

/** The median; of an even number of values the mean of the middle two. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * The median of ratios that were measured together, one per round, with the interval of Wilcoxon's signed-rank test (Hollander
 * and Wolfe, Nonparametric Statistical Methods, 3.4). It assumes independent rounds and errors that are symmetric on a log
 * scale, which holds by design if both sides are created anew in each round, in random order.
 */
export function estimate(ratios: readonly number[]): Estimate {
  const logs = ratios.map(Math.log);
  const means = logs.flatMap((a, i) => logs.slice(i).map((b) => (a + b) / 2));
  return intervalOf(median(ratios), means, signedRankDistribution(ratios.length));
}

/** median(a) / median(b) of numbers that were measured separately, with the interval of Mann and Whitney's test (ibid., 4.3). */
export function estimateRatio(a: readonly number[], b: readonly number[]): Estimate {
  return intervalOf(median(a) / median(b), logRatios(a, b), rankSumDistribution(a.length, b.length));
}

/** p-value of Mann and Whitney's one-sided test of a against `factor` times b: small if a is larger. */
export function pValueAbove(a: readonly number[], b: readonly number[], factor: number): number {
  const against = logRatios(a, b).filter((ratio) => ratio <= Math.log(factor)).length;
  return cumulative(rankSumDistribution(a.length, b.length), against);
}

/** Which of many p-values are significant at a false discovery rate of 5 % (Benjamini and Hochberg 1995). */
export function significant(pValues: readonly number[]): boolean[] {
  const sorted = [...pValues].sort((a, b) => a - b);
  const largest = Math.max(
    ...sorted.filter((p, i) => p <= (FALSE_DISCOVERY_RATE * (i + 1)) / pValues.length),
  );
  return pValues.map((p) => p <= largest);
}

/** The interval that remains after the test's number of logarithms is removed at either end. */
function intervalOf(middle: number, logs: readonly number[], distribution: readonly number[]): Estimate {
  const sorted = [...logs].sort((a, b) => a - b);
  let removed = 0;
  while (cumulative(distribution, removed) <= ALPHA / 2) removed++;
  if (removed === 0) return { median: middle, low: 0, high: Number.POSITIVE_INFINITY };
  const [low, high] = [sorted[removed - 1], sorted[sorted.length - removed]].map(Math.exp);
  return { median: middle, low: Math.min(low, middle), high: Math.max(high, middle) };
}

function logRatios(a: readonly number[], b: readonly number[]): number[] {
  return a.flatMap((x) => b.map((y) => Math.log(x / y)));
}
