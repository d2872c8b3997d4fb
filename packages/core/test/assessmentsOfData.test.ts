// Metrics of finished runs that read the samples themselves, or the training data, beside their definitions as plain loops in float64.
import { beforeAll, describe, expect, it } from 'vitest';
import { normalTail } from '../src/assessments/normalTail.ts';
import type { Assessed, SeenSamples } from '../src/assessments/types.ts';
import { datasets } from '../src/datasets/index.ts';
import type { Dataset } from '../src/datasets/types.ts';
import { resolveConfig, startBackend } from '../src/index.ts';
import { modes } from '../src/metrics/modes.ts';
import {
  CLASSES,
  COUNT,
  distance,
  mean,
  measured,
  numberOf,
  radiusOf,
  random,
  rowsOf,
  SIZE,
  samplesOf,
  scalar,
  sum,
} from './seenSamples.ts';

beforeAll(() => startBackend(resolveConfig({}, 'ring8')));

const seen = (data: Float32Array, shape: readonly number[] = [SIZE]): SeenSamples => ({
  shape,
  count: data.length / shape.reduce((a, b) => a * b, 1),
  data,
  features: data,
});

/** Rows of numbers as training data with a test part. */
function trainingOf(data: Float32Array): Dataset {
  const part = {
    ...{ name: 'rows', shape: [SIZE], count: data.length / SIZE, classes: 0, digest: '' },
    read(indices: ArrayLike<number>, out: Float32Array) {
      for (let i = 0; i < indices.length; i++)
        out.set(data.subarray(indices[i] * SIZE, (indices[i] + 1) * SIZE), i * SIZE);
    },
  };
  return { ...part, test: part };
}

describe('memorisation', () => {
  const found = (training: Float32Array, fake: Float32Array, real: Float32Array) => {
    const { nearer, p } = measured('memorisation', seen(real), seen(fake), trainingOf(training)) as Record<
      string,
      Assessed
    >;
    return { nearer: nearer.value, p: p.value };
  };
  const rows = (step: number, count: number) => random.normal(80, step, count * SIZE);

  it('clears held-out samples in at least 18 of 20 splits, and flags a generator that replays', () => {
    let cleared = 0;
    for (let split = 0; split < 20; split++) {
      const all = rows(split, 400);
      const part = (first: number, end: number) => all.subarray(first * SIZE, end * SIZE);
      const heldOut = found(part(0, 200), part(200, 300), part(300, 400));
      if (heldOut.p > 0.05) cleared++;
      const replayed = found(part(0, 200), part(50, 150), part(300, 400));
      expect(replayed.p).toBeLessThan(1e-6);
      expect(replayed.nearer).toBe(1);
    }
    expect(cleared).toBeGreaterThanOrEqual(18);
  });

  it('is the rank test of Mann and Whitney, with ties', () => {
    const [training, fake, real] = [rows(40, 60), rows(41, 50), rows(42, 70)].map((data) =>
      data.map(Math.round),
    );
    const nearest = (data: Float32Array) =>
      rowsOf(data, SIZE).map((a) => Math.min(...rowsOf(training, SIZE).map((b) => distance(a, b))));
    const [a, b] = [nearest(fake), nearest(real)];
    const u = sum(a.flatMap((x) => b.map((y) => (x < y ? 1 : x === y ? 0.5 : 0))));
    const counts = new Map<number, number>();
    for (const value of [...a, ...b]) counts.set(value, (counts.get(value) ?? 0) + 1);
    const n = a.length + b.length;
    const ties = sum([...counts.values()].map((t) => t ** 3 - t)) / (n * (n - 1));
    const z = (u - (a.length * b.length) / 2) / Math.sqrt(((a.length * b.length) / 12) * (n + 1 - ties));
    const { nearer, p } = found(training, fake, real);
    expect(nearer).toBeCloseTo(u / (a.length * b.length), 12);
    expect(p).toBeCloseTo(tailOf(z), 5);
  });
});

/** The integral of the normal density from z on, by Simpson's rule. */
function tailOf(z: number): number {
  const [steps, end] = [4000, Math.max(z, 0) + 12];
  const width = (end - z) / steps;
  const at = (i: number) => Math.exp(-((z + i * width) ** 2) / 2) / Math.sqrt(2 * Math.PI);
  const weight = (i: number) => (i === 0 || i === steps ? 1 : i % 2 === 1 ? 4 : 2);
  return (width / 3) * sum(Array.from({ length: steps + 1 }, (_, i) => weight(i) * at(i)));
}

it.each([-3, -0.5, 0, 0.3, 1.4, 1.6, 3, 6, 9])('the normal tail from %d on', (z) => {
  expect(normalTail(z, scalar) / tailOf(z)).toBeCloseTo(1, 5);
});

describe('parzenLogLikelihood', () => {
  const SIGMAS = Array.from({ length: 10 }, (_, k) => 10 ** (k / 9 - 1));
  /** As parzen_ll.py of Goodfellow et al. 2014: log mean exp over the Gaussians. */
  const plain = (x: number[][], centers: number[][], sigma: number): number[] =>
    x.map((row) => {
      const terms = centers.map((center) => -distance(row, center) / (2 * sigma * sigma));
      const most = Math.max(...terms);
      const average = mean(terms.map((term) => Math.exp(term - most)));
      return most + Math.log(average) - (row.length / 2) * Math.log(2 * Math.PI * sigma * sigma);
    });

  it.each([
    ['of pictures', [3, 2, 1], 0.3],
    ['of points', [SIZE], 1],
  ] as const)('%s is what its definition says', (_, shape, width) => {
    const draw = (step: number) =>
      seen(
        random.normal(81, step, COUNT * SIZE).map((x) => width * x),
        shape,
      );
    const [real, fake] = [draw(0), draw(1)];
    const scaled = ({ data }: SeenSamples) =>
      rowsOf(data, SIZE).map((row) => (shape.length === 1 ? row : row.map((value) => (value + 1) / 2)));
    const [x, y] = [scaled(real), scaled(fake)];
    const means = x[0].map((_, d) => mean(x.map((row) => row[d])));
    const unit = shape.length === 1 ? Math.sqrt(mean(x.map((row) => distance(row, means))) / SIZE) : 1;
    const [validation, rest] = [x.slice(0, COUNT / 10), x.slice(COUNT / 10)];
    const scores = SIGMAS.map((sigma) => mean(plain(validation, y, sigma * unit)));
    const sigma = SIGMAS[scores.indexOf(Math.max(...scores))] * unit;
    const found = measured('parzenLogLikelihood', real, fake) as Record<string, Assessed>;
    expect(found.sigma.value).toBeCloseTo(sigma, 5);
    expect(Math.abs(found.nats.value - mean(plain(rest, y, sigma)))).toBeLessThan(1e-3);
  });
});

it('supportEstimate counts twins', () => {
  const real = samplesOf(1);
  const fake = seen(Float32Array.of(...samplesOf(2).data, ...samplesOf(2).data.subarray(0, 10 * SIZE)));
  const sorted = rowsOf(real.data, SIZE)
    .map((_, i, rows) => radiusOf(rows, i, 1))
    .sort((a, b) => a - b);
  const threshold = sorted[0] + 0.01 * (COUNT - 1) * (sorted[1] - sorted[0]);
  const rows = rowsOf(fake.data, SIZE);
  const twins = rows.flatMap((a, i) => rows.slice(i + 1).filter((b) => distance(a, b) < threshold)).length;
  expect(twins).toBeGreaterThanOrEqual(10);
  expect(numberOf('supportEstimate', real, fake)).toBeCloseTo((100 * 99) / 2 / twins, 9);
});

it('sharpness is the variance of the Laplacian', () => {
  const [height, width, channels] = [5, 4, 2];
  const fake = seen(random.normal(82, 0, 3 * height * width * channels), [height, width, channels]);
  const of = (i: number, y: number, x: number, c: number) =>
    fake.data[((i * height + y) * width + x) * channels + c];
  const variances = [0, 1, 2].map((i) => {
    const values: number[] = [];
    for (let y = 1; y < height - 1; y++)
      for (let x = 1; x < width - 1; x++)
        for (let c = 0; c < channels; c++)
          values.push(
            4 * of(i, y, x, c) -
              of(i, y - 1, x, c) -
              of(i, y + 1, x, c) -
              of(i, y, x - 1, c) -
              of(i, y, x + 1, c),
          );
    return mean(values.map((value) => (value - mean(values)) ** 2));
  });
  expect(numberOf('sharpness', fake, fake) / mean(variances)).toBeCloseTo(1, 6);
});

it('trainOnFakesError is that of the nearest fake, by its own class or the one that the judge reads', () => {
  const labelsOf = (step: number) => Int32Array.from(random.bits(83, step, COUNT), (bits) => bits % CLASSES);
  const real = { ...samplesOf(1), labels: labelsOf(0) };
  const fake = samplesOf(2);
  const read = rowsOf(fake.probabilities!, CLASSES).map((row) => row.indexOf(Math.max(...row)));
  const error = (labels: ArrayLike<number>) => {
    const fakes = rowsOf(fake.data, SIZE);
    const wrong = rowsOf(real.data, SIZE).map((row, i) => {
      const distances = fakes.map((other) => distance(row, other));
      return labels[distances.indexOf(Math.min(...distances))] === real.labels[i] ? 0 : 1;
    });
    return mean(wrong);
  };
  expect(numberOf('trainOnFakesError', real, { ...fake, labels: labelsOf(1) })).toBeCloseTo(
    error(labelsOf(1)),
    12,
  );
  expect(numberOf('trainOnFakesError', real, fake)).toBeCloseTo(error(read), 12);
});

it('good modes need a quarter of their share, where modes need one sample', () => {
  const ring = datasets.ring8.open(random);
  const { centers } = ring.modes!;
  const points = (counts: readonly number[]) =>
    seen(
      Float32Array.from(
        counts.flatMap((n, k) => Array.from({ length: n }, () => centers[k] ?? [9, 9]).flat()),
      ),
      [2],
    );
  const number = (fake: SeenSamples) => (measured('goodModes', fake, fake, ring) as Assessed).value;
  const common = { dataset: ring, random, scalar, ask: () => new Float32Array() };
  // 800 samples: a share is 100. The last are far from every mode.
  const fake = points([100, 25, 24, 1, 100, 100, 0, 0, 450]);
  expect(number(fake)).toBe(4);
  expect(modes.measure({ real: fake, fake, ...common })).toBe(6);
  expect(number(points([1, 1, 1, 1, 1, 1, 1, 1, 792]))).toBe(0);
});

it('good modes are classes of which the judge is sure, where data have no modes', () => {
  const probabilities = Float32Array.of(...[0.95, 0.05, 0.1, 0.9, 0.91, 0.09, 0.08, 0.92]);
  const fake = { ...seen(new Float32Array(4 * SIZE)), probabilities };
  const training = trainingOf(fake.data);
  expect((measured('goodModes', fake, fake, training) as Assessed).value).toBe(2);
  const unsure = { ...fake, probabilities: probabilities.map((p) => (p === Math.fround(0.92) ? 0.5 : p)) };
  expect((measured('goodModes', fake, unsure, training) as Assessed).value).toBe(1);
});
