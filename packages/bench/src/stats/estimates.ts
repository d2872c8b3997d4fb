import { cumulative, rankSumDistribution, signedRankDistribution } from './rankDistributions.ts';

/**
 * A median and an interval that holds the true one in at least 95 of 100 repetitions, whatever the noise looks like. Too few
 * numbers tell nothing: their interval goes from 0 to infinity (null in JSON).
 */
export interface Estimate {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

/** Fewer ratios than that tell nothing. */
export const MIN_ROUNDS = 7;

/** Ends of an interval that claims 0.95: the tests take rounds for independent, but a machine's moods outlast some of them. */
const ALPHA = 0.02;
const FALSE_DISCOVERY_RATE = 0.05;

export function median(fixedTensor: readonly number[]): number {
  const sorted = [...fixedTensor].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * Of ratios that were measured together, one per round: the interval of Wilcoxon's signed-rank test (Hollander and Wolfe,
 * Nonparametric Statistical Methods, 3.4). It takes for granted that rounds are independent, and that a ratio is as likely to
 * be too large as too small; so it is by design where both sides are made anew in each round, in any order.
 */
export function estimate(ratios: readonly number[]): Estimate {
  const logs = ratios.map(Math.log);
  const means = logs.flatMap((a, i) => logs.slice(i).map((b) => (a + b) / 2));
  return intervalOf(median(ratios), means, signedRankDistribution(ratios.length));
}

/** Of median(a) / median(b), for numbers that were measured apart: the interval of Mann and Whitney's test (the same, 4.3). */
export function estimateRatio(a: readonly number[], b: readonly number[]): Estimate {
  return intervalOf(median(a) / median(b), logRatios(a, b), rankSumDistribution(a.length, b.length));
}

/** How likely numbers as far above b, times `factor`, as a are, if they are not above it: Mann and Whitney's test. */
export function pValueAbove(a: readonly number[], b: readonly number[], factor: number): number {
  const against = logRatios(a, b).filter((ratio) => ratio <= Math.log(factor)).length;
  return cumulative(rankSumDistribution(a.length, b.length), against);
}

/**
 * Which of many chances are too small for chance, so that on average at most 1 in 20 of those named are wrong, and none is
 * named 19 times in 20 where all are chance (Benjamini and Hochberg 1995).
 */
export function significant(chances: readonly number[]): boolean[] {
  const sorted = [...chances].sort((a, b) => a - b);
  const largest = Math.max(
    ...sorted.filter((chance, i) => chance <= (FALSE_DISCOVERY_RATE * (i + 1)) / chances.length),
  );
  return chances.map((chance) => chance <= largest);
}

/** Leaves out as many logarithms at both ends as the test allows. */
function intervalOf(middle: number, logs: readonly number[], likely: readonly number[]): Estimate {
  const sorted = [...logs].sort((a, b) => a - b);
  let out = 0;
  while (cumulative(likely, out) <= ALPHA / 2) out++;
  if (out === 0) return { median: middle, low: 0, high: Number.POSITIVE_INFINITY };
  const [low, high] = [sorted[out - 1], sorted[sorted.length - out]].map(Math.exp);
  return { median: middle, low: Math.min(low, middle), high: Math.max(high, middle) };
}

function logRatios(a: readonly number[], b: readonly number[]): number[] {
  return a.flatMap((x) => b.map((y) => Math.log(x / y)));
}
