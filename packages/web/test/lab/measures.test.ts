// What the lab shows is computed right: exact cases, and numbers that integration gives.
import { describe, expect, test } from 'vitest';
import { coverage } from '../../src/lab/measures/coverage.ts';
import { js, kl, smooth } from '../../src/lab/measures/divergence.ts';
import {
  accuracy,
  distanceFromHalf,
  EQUILIBRIUM_VALUE,
  gameValue,
  logit,
  meanLength,
  meanProbability,
  optimalDiscriminator,
  sigmoid,
} from '../../src/lab/measures/game.ts';
import { boxOf, histogram } from '../../src/lab/measures/histogram.ts';
import { kernelDensity } from '../../src/lab/measures/kernelDensity.ts';
import { medianInterval } from '../../src/lab/measures/medianInterval.ts';
import { normalCdf, normalPdf } from '../../src/lab/measures/normal.ts';
import { nudge } from '../../src/lab/measures/nudge.ts';
import { trueCellProbabilities, trueDensity } from '../../src/lab/measures/trueDensity.ts';

const sum = (values: ArrayLike<number>): number => Array.from(values).reduce((a, b) => a + b, 0);
/** Numbers of (0, 1) that are spread evenly, in an order that is not. */
const spread = (n: number, step: number) => Array.from({ length: n }, (_, i) => ((i * step) % n) / n);

describe('distance of D from 1/2', () => {
  test('is 0 for an undecided D, 1/2 for a sure one, and leaves out the farthest twentieth', () => {
    expect(distanceFromHalf(new Float32Array(7))).toBe(0);
    expect(distanceFromHalf([50, -50])).toBeCloseTo(0.5, 12);
    const logits = Array.from({ length: 100 }, (_, i) => (i < 5 ? 40 : logit(0.5 + i / 1000)));
    expect(distanceFromHalf(logits)).toBeCloseTo(0.099, 12);
    expect(distanceFromHalf(logits.map((value) => -value))).toBeCloseTo(0.099, 12);
  });
});

describe('histogram', () => {
  const grid = { low: [-1, -1], high: [1, 1], cells: 7 };

  test.each([1, 3, 450, 4001])('of %i points has mass 1, also of those outside the box', (count) => {
    const data = spread(2 * count, 7919).map((value) => 6 * value - 3);
    expect(sum(histogram({ data, count }, grid))).toBeCloseTo(1, 12);
  });

  test('counts where the points are', () => {
    const shares = histogram(
      { data: [-0.9, -0.9, 0.9, -0.9, 0.9, 0.9, 5, 5], count: 4 },
      { ...grid, cells: 2 },
    );
    expect([...shares]).toEqual([0.25, 0, 0.25, 0.5]);
  });

  test('its box holds all points and is a square', () => {
    const { low, high } = boxOf({ data: [0, 0, 4, 1], count: 2 }, 2, 0.25);
    expect([...low, ...high]).toEqual([-1, -2.5, 5, 3.5]);
  });
});

describe('divergences', () => {
  test('of equal distributions are 0, of disjoint ones 1 bit and infinite', () => {
    expect([js([0.5, 0.5], [0.5, 0.5]), kl([0.2, 0.8], [0.2, 0.8])]).toEqual([0, 0]);
    expect([js([1, 0], [0, 1]), kl([1, 0], [0, 1])]).toEqual([1, Number.POSITIVE_INFINITY]);
  });

  test('accept the smallest numbers', () => {
    expect(js([1, Number.MIN_VALUE], [1, 0])).toBe(0);
    expect(kl([1, Number.MIN_VALUE], [1, Number.MIN_VALUE])).toBe(0);
  });

  test('in closed form', () => {
    expect(kl([0.5, 0.5], [0.25, 0.75])).toBeCloseTo(0.5 + 0.5 * Math.log2(2 / 3), 12);
    expect(js([1, 0], [0.5, 0.5])).toBeCloseTo(0.5 * Math.log2(4 / 3) + 0.25 * Math.log2(2 / 3) + 0.25, 12);
  });

  test.each([0.5, 1, 2, 4])('of two Gaussians %f apart as integration has them', (apart) => {
    let integral = 0;
    for (let x = -12; x <= 16; x += 1e-3) {
      const [p, q] = [normalPdf(x, 0, 1), normalPdf(x, apart, 1)];
      integral += 1e-3 * (entropy(p, q) + entropy(q, p));
    }
    const grid = { low: [-6], high: [10], cells: 400 };
    const none = { data: [], count: 0 };
    const [p, q] = [0, apart].map((mean) => trueCellProbabilities({ centers: [[mean]], sd: 1 }, none, grid));
    expect(js(p, q)).toBeCloseTo(integral, 3);
    expect(kl(p, q)).toBeCloseTo(apart ** 2 / 2 / Math.LN2, 2); // in nats: half the squared distance
  });

  const entropy = (p: number, q: number) => (p > 0 ? (p / 2) * Math.log2((2 * p) / (p + q)) : 0);

  test('smoothing leaves mass 1 and no empty cell', () => {
    const shares = smooth([0, 0.25, 0.75, 0], 8);
    expect(sum(shares)).toBeCloseTo(1, 12);
    expect([...shares]).toEqual([0.05, 0.25, 0.65, 0.05]);
  });
});

describe('densities', () => {
  test.each([1, 2])('has mass 1 over %i axes, wherever the box is', (axes) => {
    const center = new Array<number>(axes).fill(1);
    for (const [low, high] of [
      [-3, 3],
      [0.9, 1.1],
      [5, 6],
    ]) {
      const grid = { low: center.map(() => low), high: center.map(() => high), cells: 16 };
      const peaks = { centers: [center, center.map((value) => -value)], sd: 0.3 };
      expect(sum(trueCellProbabilities(peaks, { data: [], count: 0 }, grid))).toBeCloseTo(1, 12);
    }
  });

  test('peaks are as likely as their weights say', () => {
    const grid = { low: [-4], high: [4], cells: 2 };
    const peaks = { centers: [[-2], [2]], sd: 0.1, weights: [3, 1] };
    expect([...trueCellProbabilities(peaks, { data: [], count: 0 }, grid)]).toEqual([0.75, 0.25]);
    expect(trueDensity(peaks, -2)).toBeCloseTo(3 * trueDensity(peaks, 2), 12);
  });

  test('the normal distribution', () => {
    expect(normalCdf(0, 0, 1)).toBeCloseTo(0.5, 6);
    expect(normalCdf(1.959963985, 0, 1)).toBeCloseTo(0.975, 6);
    expect(normalCdf(2, 4, 1.25)).toBeCloseTo(0.054799, 5);
  });

  test('a density from samples has mass 1 and its peak where they are', () => {
    const samples = spread(500, 77).map((value) => 2 + value);
    const at = Array.from({ length: 601 }, (_, i) => i / 100);
    const found = kernelDensity(samples, at);
    expect(sum(found) / 100).toBeCloseTo(1, 2);
    expect(found[250]).toBeGreaterThan(0.9);
    expect(found[50]).toBe(0);
  });
});

describe('the game', () => {
  test('has the value -log 4 where D is 1/2', () => {
    expect(gameValue([0, 0], [0])).toBeCloseTo(EQUILIBRIUM_VALUE, 12);
    expect(gameValue([50, 900], [-900])).toBeCloseTo(0, 12);
    expect([optimalDiscriminator(0.3, 0.1), optimalDiscriminator(1, 0), optimalDiscriminator(0, 0)]).toEqual(
      [0.75, 1, 0.5].map((v) => expect.closeTo(v)),
    );
  });

  test('has the value -log 4 + 2 JS for the optimal D', () => {
    const p = [0.1, 0.4, 0.5];
    const q = [0.6, 0.3, 0.1];
    const value = p.reduce((total, share, i) => {
      const best = optimalDiscriminator(share, q[i]);
      return total + share * Math.log(best) + q[i] * Math.log(1 - best);
    }, 0);
    expect(value).toBeCloseTo(EQUILIBRIUM_VALUE + 2 * Math.LN2 * js(p, q), 12);
  });

  test('accuracy counts both sides alike', () => {
    expect(accuracy([1, 2, -1, 3], [-1])).toBe(0.875);
    expect(accuracy([0], [0])).toBe(0.5);
    expect(meanProbability([0, 0])).toBe(0.5);
    expect(meanLength([3, 4, 0, 1], 2)).toBe(3);
    expect(logit(sigmoid(1.25))).toBeCloseTo(1.25, 12);
  });
});

describe('nudge', () => {
  const CHANCE = { probability: true, amount: 0.01 };
  const x = Float32Array.of(0.1, -0.2, 0.3);
  const gradient = Float32Array.of(3, 0, -4);
  /** A D that is linear, then one that bends. */
  const critic = (bend: number) => async (samples: Float32Array) =>
    Array.from({ length: samples.length / 3 }, (_, i) => {
      const along = 3 * samples[3 * i] - 4 * samples[3 * i + 2];
      return along - bend * along ** 2;
    });

  test.each([0, 0.2])('raises D by exactly 0.01, bend %f', async (bend) => {
    const found = await nudge(x, gradient, critic(bend), CHANCE);
    expect(found!.after - found!.before).toBeCloseTo(0.01, 5);
    expect(found!.after - found!.before).toBeGreaterThanOrEqual(0.01 - 1e-7);
    if (bend > 0) return;
    const start = 3 * x[0] - 4 * x[2];
    expect(found!.length).toBeCloseTo((logit(sigmoid(start) + 0.01) - start) / 5, 5);
  });

  test('raises a critic by exactly the given amount, from any value', async () => {
    for (const start of [-50, 0, 50]) {
      const shifted = async (samples: Float32Array) =>
        (await critic(0)(samples)).map((value) => value + start);
      const found = await nudge(x, gradient, shifted, { probability: false, amount: 0.5 });
      expect(found!.before).toBeCloseTo(start + 3 * x[0] - 4 * x[2], 5);
      expect(found!.after - found!.before).toBeCloseTo(0.5, 3);
    }
  });

  test('is undefined where D cannot rise', async () => {
    expect(
      await nudge(x, gradient, async (samples) => Array(samples.length / 3).fill(9), CHANCE),
    ).toBeUndefined();
    expect(await nudge(x, new Float32Array(3), critic(0), CHANCE)).toBeUndefined();
    expect(
      await nudge(x, gradient, async (samples) => Array(samples.length / 3).fill(0), CHANCE),
    ).toBeUndefined();
  });
});

test('coverage is 1 for equal sets, 0 for distant ones, else the fraction that is reached', async () => {
  const now = async () => {};
  const real = Float32Array.from(spread(40, 7));
  expect(await coverage(real, real, 1, now)).toBe(1);
  expect(
    await coverage(
      real,
      real.map((value) => value + 9),
      1,
      now,
    ),
  ).toBe(0);
  const half = real.filter((value) => value < 0.5);
  const reached = await coverage(real, half, 1, now);
  expect(reached).toBeGreaterThanOrEqual(0.5);
  expect(reached).toBeLessThan(0.65);
});

// Ranks of the tables for the sign test: n = 6 leaves out none, 11 one, 15 three on each side.
test.each([
  [1, 0],
  [5, 0],
  [6, 0],
  [9, 1],
  [11, 1],
  [12, 2],
  [15, 3],
  [20, 5],
])('the interval of %i numbers leaves out %i on each side', (n, out) => {
  const values = spread(n, 7)
    .map((value) => Math.round(value * n))
    .reverse();
  expect(medianInterval(values)).toEqual({ median: (n - 1) / 2, low: out, high: n - 1 - out });
});
