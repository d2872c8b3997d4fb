import { describe, expect, test } from 'vitest';
import { openBuilds } from '../src/kernels/builds.ts';
import {
  type Estimate,
  estimate,
  estimateRatio,
  MIN_ROUNDS,
  median,
  pValueAbove,
  significant,
} from '../src/stats/estimates.ts';
import { prng } from '../src/stats/prng.ts';
import { cumulative, rankSumDistribution, signedRankDistribution } from '../src/stats/rankDistributions.ts';

const draw = prng(7);

/** About normal, of spread 1: Irwin and Hall's sum. */
const normal = (): number => Array.from({ length: 12 }, draw).reduce((a, b) => a + b) - 6;

/**
 * Times of two instances of the same build, a pair per round, on a machine with moods that outlast rounds and neighbours that
 * befall one of them. Each instance has a bias of some percent, as long as it lives: for a round, or for all.
 */
function rounds(count: number, lives: 'a round' | 'for all'): [number, number][] {
  const biases = () => [normal(), normal()].map((x) => 0.03 * x);
  const forAll = biases();
  let mood = 0;
  return Array.from({ length: count }, () => {
    mood = 0.9 * mood + 0.05 * normal();
    const [a, b] = (lives === 'a round' ? biases() : forAll).map((bias) =>
      Math.exp(bias + mood + 0.005 * normal() + (draw() < 0.1 ? 0.3 * draw() : 0)),
    );
    return [a, b];
  });
}

const TRIALS = 1000;
const holds = ({ low, high }: Estimate, truth = 1): boolean => low <= truth && truth <= high;
const often = (trial: () => boolean): number =>
  Array.from({ length: TRIALS }, trial).filter(Boolean).length / TRIALS;
const beside = (count: number, lives: 'a round' | 'for all'): Estimate =>
  estimate(rounds(count, lives).map(([a, b]) => a / b));

describe('intervals', () => {
  test('medians', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2.5);
  });

  test('an interval holds its median, and shrinks with the spread', () => {
    const numbers = Array.from({ length: 21 }, (_, i) => 10 + ((i * 7) % 21) / 10);
    const { median, low, high } = estimate(numbers);
    expect([low <= median, median <= high, high - low < 2]).toEqual([true, true, true]);
    const all = estimate(Array(7).fill(5));
    for (const value of Object.values(all)) expect(value).toBeCloseTo(5, 12);
    const ratio = estimateRatio(Array(5).fill(6), Array(5).fill(3));
    for (const value of Object.values(ratio)) expect(value).toBeCloseTo(2, 12);
  });

  test('too few numbers tell nothing', () => {
    const few = Array.from({ length: MIN_ROUNDS - 1 }, () => 1.5);
    expect(estimate(few)).toEqual({ median: 1.5, low: 0, high: Number.POSITIVE_INFINITY });
    expect(estimate([...few, 1.5]).low).toBeCloseTo(1.5, 12);
  });

  test('likelihoods are those of the tables', () => {
    for (const likely of [signedRankDistribution(9), rankSumDistribution(7, 10)])
      expect(cumulative(likely, 99)).toBeCloseTo(1, 12);
    // Hollander and Wolfe, tables A.4 and A.6
    expect(
      [cumulative(signedRankDistribution(10), 8), cumulative(signedRankDistribution(6), 0)].map((p) =>
        p.toFixed(3),
      ),
    ).toEqual(['0.024', '0.016']);
    expect(rankSumDistribution(3, 4).map((p) => Math.round(35 * p))).toEqual([
      1, 1, 2, 3, 4, 4, 5, 4, 4, 3, 2, 1, 1,
    ]);
  });

  test.each([7, 8, 10, 15])('of %i rounds with new instances hold 1 as often as they say', (count) => {
    expect(often(() => holds(beside(count, 'a round')))).toBeGreaterThan(0.95);
  });

  test('of the same two instances in all rounds would not', () => {
    expect(often(() => holds(beside(10, 'for all')))).toBeLessThan(0.7);
  });

  test('a build that is 3 % slower is found in less noise than that', () => {
    const slower = (): number[] => Array.from({ length: 10 }, () => 1.03 * Math.exp(0.01 * normal()));
    expect(often(() => estimate(slower()).low > 1)).toBeGreaterThan(0.95);
  });

  test('each compile has machine code of its own', async () => {
    const [build] = await openBuilds(['simd'], { turn() {}, refused() {} });
    const sections = [build.compile(), build.compile()].map((module) =>
      new Uint8Array(WebAssembly.Module.customSections(module, '').at(-1)!).join(),
    );
    expect(sections[0]).not.toBe(sections[1]);
  });
});

describe('two runs', () => {
  const CASES = 40;
  /** A case's times, in units of what was measured with it. */
  const times = (factor = 1): number[] => rounds(10, 'a round').map(([a, b]) => (factor * a) / b);
  const run = (factor = (_: number) => 1): number[][] =>
    Array.from({ length: CASES }, (_, i) => times(factor(i)));
  const slower = (a: number[][], b: number[][]): boolean[] =>
    significant(b.map((times, i) => pValueAbove(times, a[i], 1.05)));
  const repeated = (trial: () => boolean): number => Array.from({ length: 50 }, trial).filter(Boolean).length;

  test('the interval of their ratio holds the true one', () => {
    expect(often(() => holds(estimateRatio(times(1.1), times()), 1.1))).toBeGreaterThan(0.95);
  });

  test('of the same build: nothing is slower', () => {
    expect(repeated(() => slower(run(), run()).some(Boolean))).toBeLessThanOrEqual(1);
  });

  test('of one that is 15 % slower everywhere: it is found', () => {
    expect(
      repeated(() =>
        slower(
          run(),
          run(() => 1.15),
        ).some(Boolean),
      ),
    ).toBeGreaterThan(45);
  });

  test('of one that is 10 % slower in one place, in less noise: it is found there', () => {
    const quiet = (factor: number): number[] =>
      Array.from({ length: 10 }, () => factor * Math.exp(0.015 * normal()));
    const calm = (where: number): number[][] =>
      Array.from({ length: CASES }, (_, i) => quiet(i === where ? 1.1 : 1));
    expect(repeated(() => slower(calm(-1), calm(3))[3])).toBeGreaterThan(45);
  });

  test('chances are named where there are more small ones than chance makes', () => {
    expect(significant([0.04, 0.5, 0.9])).toEqual([false, false, false]);
    expect(significant([0.04, 0.03, 0.9])).toEqual([false, false, false]);
    expect(significant([0.03, 0.033, 0.9])).toEqual([true, true, false]);
  });
});
