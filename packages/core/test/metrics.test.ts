// Metrics that are computed by matrix products, against their definitions as plain loops.
import { loadRandom, loadScalar, type Random, type Scalar } from '@ganvil/kernels-as';
import { beforeAll, describe, expect, it } from 'vitest';
import { datasets } from '../src/datasets/index.ts';
import { resolveConfig, startBackend } from '../src/index.ts';
import { kolmogorovSmirnov } from '../src/metrics/kolmogorovSmirnov.ts';
import { mmd } from '../src/metrics/mmd.ts';
import { observables } from '../src/metrics/observables.ts';
import { partsSeen } from '../src/metrics/partsSeen.ts';
import { reverseKl } from '../src/metrics/reverseKl.ts';
import { slicedWasserstein } from '../src/metrics/slicedWasserstein.ts';
import { streams } from '../src/random/streams.ts';
import * as tf from '../src/tf.ts';

const shapes = [[1], [2], [5, 7, 3]];
const COUNT = 61;
const DIRECTIONS = 128;

let random: Random;
let scalar: Scalar;
beforeAll(async () => {
  await startBackend(resolveConfig({}, 'ring8'));
  random = (await loadRandom())(3);
  scalar = await loadScalar();
});

const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);

function plainMmd(x: number[][], y: number[][]): number {
  const means = x[0].map((_, d) => sum(x.map((row) => row[d])) / x.length);
  const variance = sum(x.map((row) => sum(row.map((value, d) => (value - means[d]) ** 2)))) / x.length;
  const kernel = (a: number[], b: number[]): number => {
    const distance = sum(a.map((value, d) => (value - b[d]) ** 2));
    return sum([0.1, 0.2, 0.5, 1, 2, 5, 10].map((s) => (2 * variance * s) / (2 * variance * s + distance)));
  };
  const mean = (a: number[][], b: number[][], apart: boolean): number =>
    sum(a.map((p, i) => sum(b.map((q, j) => (apart && i === j ? 0 : kernel(p, q)))))) /
    (a.length * (apart ? b.length - 1 : b.length));
  return mean(x, x, true) + mean(y, y, true) - 2 * mean(x, y, false);
}

function plainSlicedWasserstein(x: number[][], y: number[][]): number {
  const size = x[0].length;
  const normals = random.normal(streams.evaluate, 1, DIRECTIONS * size);
  const squares = Array.from({ length: DIRECTIONS }, (_, k) => {
    const direction = [...normals.subarray(k * size, (k + 1) * size)];
    const length = Math.hypot(...direction);
    const sorted = (rows: number[][]): number[] =>
      rows.map((row) => sum(row.map((value, d) => (value * direction[d]) / length))).sort((a, b) => a - b);
    const [a, b] = [sorted(x), sorted(y)];
    return sum(a.map((value, i) => (value - b[i]) ** 2)) / a.length;
  });
  return Math.sqrt(sum(squares) / DIRECTIONS);
}

describe.each(shapes.map((shape) => [shape] as const))('of samples %j', (shape) => {
  const size = shape.reduce((a, b) => a * b, 1);
  const draw = (step: number, move: number) => {
    const data = random.normal(streams.evaluate, step, COUNT * size).map((value) => 0.7 * value + move);
    const rows = Array.from({ length: COUNT }, (_, i) => [...data.subarray(i * size, (i + 1) * size)]);
    return { samples: { shape, count: COUNT, data }, rows };
  };
  const measured = (
    metric: typeof mmd,
    move: number,
    origin = 0,
  ): [got: number, x: number[][], y: number[][]] => {
    const [real, fake] = [draw(10, origin), draw(11, origin + move)];
    const before = tf.memory().numTensors;
    const input = { real: real.samples, fake: fake.samples, dataset: datasets.ring8, random, scalar };
    const got = metric.measure(input as never);
    expect(tf.memory().numTensors).toBe(before);
    return [got, real.rows, fake.rows];
  };

  it.each([0, 0.5])('mmd is what its definition says, %d apart', (move) => {
    const [got, x, y] = measured(mmd, move);
    expect(got).toBeCloseTo(plainMmd(x, y), 5);
  });

  it.each([0, 0.5])('slicedWasserstein is what its definition says, %d apart', (move) => {
    const [got, x, y] = measured(slicedWasserstein, move);
    expect(got / plainSlicedWasserstein(x, y)).toBeCloseTo(1, 5);
  });

  it.each([
    [0, 1000],
    [0.5, -30_000],
    [1000, 0],
    [1e30, 0],
  ])('are no worse far from the origin: %d apart, at %d', (move, origin) => {
    const [got, x, y] = measured(mmd, move, origin);
    expect(got).toBeCloseTo(plainMmd(x, y), 5);
    const [sliced, a, b] = measured(slicedWasserstein, move, origin);
    expect(sliced / plainSlicedWasserstein(a, b)).toBeCloseTo(1, 5);
  });
});

describe('Kolmogorov-Smirnov', () => {
  it('is the largest difference of two step functions', () => {
    const share = (values: number[], x: number) =>
      values.filter((value) => value <= x).length / values.length;
    for (let step = 0; step < 6; step++) {
      // Numbers on a coarse grid, so that many are equal.
      const draw = (k: number, n: number) =>
        [...random.normal(streams.evaluate, 10 * step + k, n)].map((value) => Math.round(3 * value + k));
      const [a, b] = [draw(0, 40), draw(1, 23)];
      const plain = Math.max(...[...a, ...b].map((x) => Math.abs(share(a, x) - share(b, x))));
      expect(kolmogorovSmirnov(Float64Array.from(a), Float64Array.from(b))).toBeCloseTo(plain, 12);
    }
    expect(kolmogorovSmirnov(Float64Array.of(1, 2), Float64Array.of(3))).toBe(1);
    expect(kolmogorovSmirnov(Float64Array.of(1, 2), Float64Array.of(2, 1))).toBe(0);
  });

  it('is measured of each observable', () => {
    const dataset = datasets.calorimeter.open(random);
    const [count, size] = [50, 256];
    const read = (first: number) => {
      const data = new Float32Array(count * size);
      dataset.read(
        Array.from({ length: count }, (_, i) => first + i),
        data,
        new Int32Array(count),
      );
      return { shape: dataset.shape, count, data };
    };
    const real = read(0);
    const input = { outputs: () => new Float32Array(), dataset, random, scalar };
    const empty = { ...real, data: new Float32Array(count * size).fill(-1) };
    expect(observables.measure({ ...input, real, fake: real })).toEqual({ energy: 0, width: 0 });
    expect(observables.measure({ ...input, real, fake: empty })).toEqual({ energy: 1, width: 1 });
    const other = observables.measure({ ...input, real, fake: read(50) }) as Record<string, number>;
    expect(other.energy).toBeLessThan(0.35);
  });
});

it('a part that D looks at lowers its logit', () => {
  const dataset = datasets.banknotes.open(random);
  const samples = { shape: dataset.shape, count: 0, data: new Float32Array() };
  // This D looks at one pixel, in the middle of the seal.
  const ask = ({ count, data }: { count: number; data: Float32Array }) =>
    Float32Array.from({ length: count }, (_, i) => -data[(i * 32 * 64 + 9 * 64 + 50) * 3 + 2]);
  const seen = partsSeen.measure({ real: samples, fake: samples, ask, dataset, random, scalar });
  expect(seen).toMatchObject({ frame: 0, portrait: 0, numeral: 0 });
  expect((seen as Record<string, number>).seal).toBeGreaterThan(1);
});

it('reverse KL is that from the weights of the modes', () => {
  const dataset = datasets['ring8-unrolled'].open(random);
  const { centers } = dataset.modes!;
  const at = (counts: number[]) => {
    const points = counts.flatMap((n, k) => new Array<readonly number[]>(n).fill(centers[k]));
    const fake = { shape: [2], count: points.length, data: Float32Array.from(points.flat()) };
    return reverseKl.measure({
      real: fake,
      fake,
      ask: () => new Float32Array(),
      dataset,
      random,
      scalar,
    });
  };
  expect(at([2, 1, 1, 1, 1, 1, 1])).toBeCloseTo(0, 6);
  expect(at([7, 0, 0, 0, 0, 0, 0])).toBeCloseTo(Math.log(4), 6);
  expect(at([1, 1, 1, 1, 1, 1, 1])).toBeCloseTo(Math.log(4 / 7) / 7 + (6 / 7) * Math.log(8 / 7), 6);
});
