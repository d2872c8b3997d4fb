import { draws } from './draws.ts';

/** A median and the interval that holds it in 95 of 100 repetitions. */
export interface Estimate {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

const RESAMPLES = 2000;

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The median with its percentile bootstrap interval (Efron 1979); the same numbers give the same interval. */
export function estimate(numbers: readonly number[]): Estimate {
  return { median: median(numbers), ...interval(resampledMedians(numbers)) };
}

/** Of median(a) / median(b), for numbers that were measured apart. */
export function estimateRatio(a: readonly number[], b: readonly number[]): Estimate {
  const above = resampledMedians(a);
  const below = resampledMedians(b, 12345);
  return { median: median(a) / median(b), ...interval(above.map((value, i) => value / below[i])) };
}

function interval(values: number[]): { low: number; high: number } {
  const sorted = values.sort((a, b) => a - b);
  return { low: sorted[Math.floor(0.025 * RESAMPLES)], high: sorted[Math.ceil(0.975 * RESAMPLES) - 1] };
}

function resampledMedians(numbers: readonly number[], seed = 1): number[] {
  const draw = draws(seed);
  const any = (): number => numbers[Math.floor(draw() * numbers.length)];
  return Array.from({ length: RESAMPLES }, () => median(numbers.map(any)));
}
