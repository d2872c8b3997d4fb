// Metrics of finished runs on frozen features, beside their definitions as plain loops in float64.
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { bootstrapped } from '../src/assessments/bootstrapped.ts';
import { blocksOf, halfSampled } from '../src/assessments/halfSampled.ts';
import { type AssessmentName, assessments } from '../src/assessments/index.ts';
import { symmetricEigenvalues } from '../src/assessments/symmetricEigenvalues.ts';
import type { Assessed, SeenSamples } from '../src/assessments/types.ts';
import { datasets } from '../src/datasets/index.ts';
import { assess, resolveConfig, startBackend } from '../src/index.ts';
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
  sum,
} from './seenSamples.ts';

beforeAll(() => startBackend(resolveConfig({}, 'ring8')));

type Matrix = number[][];
const times = (a: Matrix, b: Matrix): Matrix =>
  a.map((row) => b[0].map((_, j) => sum(row.map((value, k) => value * b[k][j]))));

/** By Gauss and Jordan, with pivots. */
function inverse(matrix: Matrix): Matrix {
  const n = matrix.length;
  const rows = matrix.map((row, i) => [...row, ...row.map((_, j) => (i === j ? 1 : 0))]);
  for (let k = 0; k < n; k++) {
    let pivot = k;
    for (let i = k + 1; i < n; i++) if (Math.abs(rows[i][k]) > Math.abs(rows[pivot][k])) pivot = i;
    [rows[k], rows[pivot]] = [rows[pivot], rows[k]];
    rows[k] = rows[k].map((value) => value / rows[k][k]);
    for (let i = 0; i < n; i++)
      if (i !== k) rows[i] = rows[i].map((value, j) => value - rows[i][k] * rows[k][j]);
  }
  return rows.map((row) => row.slice(n));
}

/** The square root of a matrix with positive eigenvalues by the iteration of Denman and Beavers, no eigenvalues. */
function squareRoot(matrix: Matrix): Matrix {
  let y = matrix;
  let z = matrix.map((row, i) => row.map((_, j) => (i === j ? 1 : 0)));
  for (let step = 0; step < 40; step++) {
    const [ofY, ofZ] = [inverse(y), inverse(z)];
    [y, z] = [
      y.map((row, i) => row.map((value, j) => (value + ofZ[i][j]) / 2)),
      z.map((row, i) => row.map((value, j) => (value + ofY[i][j]) / 2)),
    ];
  }
  return y;
}

const references: Record<string, (real: SeenSamples, fake: SeenSamples) => number> = {
  frechetDistance(real, fake) {
    const [x, y] = [rowsOf(real.features, SIZE), rowsOf(fake.features, SIZE)];
    const means = [x, y].map((rows) => rows[0].map((_, d) => mean(rows.map((row) => row[d]))));
    const [a, b] = [x, y].map((rows, k) =>
      rows[0].map((_, i) =>
        rows[0].map(
          (_, j) => sum(rows.map((row) => (row[i] - means[k][i]) * (row[j] - means[k][j]))) / (COUNT - 1),
        ),
      ),
    );
    const root = squareRoot(times(a, b));
    return distance(means[0], means[1]) + sum(root.map((row, i) => a[i][i] + b[i][i] - 2 * row[i]));
  },
  kernelDistance(real, fake) {
    const [x, y] = [rowsOf(real.features, SIZE), rowsOf(fake.features, SIZE)];
    const kernel = (a: number[], b: number[]) => (sum(a.map((value, d) => value * b[d])) / SIZE + 1) ** 3;
    const within = (rows: number[][]) =>
      sum(rows.flatMap((a, i) => rows.map((b, j) => (i === j ? 0 : kernel(a, b))))) / (COUNT * (COUNT - 1));
    return within(x) + within(y) - 2 * mean(x.flatMap((a) => y.map((b) => kernel(a, b))));
  },
  precision: (real, fake) => mean(inBalls(fake, real, 3).map((balls) => Math.min(balls, 1))),
  recall: (real, fake) => mean(inBalls(real, fake, 3).map((balls) => Math.min(balls, 1))),
  density: (real, fake) => mean(inBalls(fake, real, 5)) / 5,
  coverage(real, fake) {
    const [x, y] = [rowsOf(real.features, SIZE), rowsOf(fake.features, SIZE)];
    return mean(x.map((a, i) => (Math.min(...y.map((b) => distance(a, b))) <= radiusOf(x, i, 5) ? 1 : 0)));
  },
  nearestNeighbourAccuracy(real, fake) {
    const rows = [...rowsOf(real.features, SIZE), ...rowsOf(fake.features, SIZE)];
    const right = rows.map((a, i) => {
      const distances = rows.map((b, j) => (i === j ? Number.POSITIVE_INFINITY : distance(a, b)));
      return i < COUNT === distances.indexOf(Math.min(...distances)) < COUNT ? 1 : 0;
    });
    return mean(right);
  },
  duplicateRate(real, fake) {
    const nearest = (samples: SeenSamples) => {
      const rows = rowsOf(samples.features, SIZE);
      return rows.map((_, i) => radiusOf(rows, i, 1));
    };
    const sorted = nearest(real).sort((a, b) => a - b);
    const at = 0.01 * (COUNT - 1);
    return mean(nearest(fake).map((d) => (d < sorted[0] + at * (sorted[1] - sorted[0]) ? 1 : 0)));
  },
  classifierScore(_, { probabilities }) {
    const rows = rowsOf(probabilities!, CLASSES);
    const all = rows[0].map((_, k) => mean(rows.map((row) => row[k])));
    return Math.exp(mean(rows.map((row) => sum(row.map((p, k) => p * Math.log(p / all[k]))))));
  },
  classEntropy(_, { probabilities }) {
    const labels = rowsOf(probabilities!, CLASSES).map((row) => row.indexOf(Math.max(...row)));
    const shares = [0, 1, 2, 3].map((k) => labels.filter((label) => label === k).length / COUNT);
    return -sum(shares.map((p) => p * Math.log(p)));
  },
};

/** In how many balls of others each sample lies. */
function inBalls(samples: SeenSamples, others: SeenSamples, k: number): number[] {
  const rows = rowsOf(others.features, SIZE);
  const radii = rows.map((_, i) => radiusOf(rows, i, k));
  return rowsOf(samples.features, SIZE).map(
    (sample) => rows.filter((row, i) => distance(row, sample) <= radii[i]).length,
  );
}

describe.each(Object.keys(references) as AssessmentName[])('%s', (name) => {
  it.each([0, 0.7, 3])('is what its definition says, %d apart', (move) => {
    const [real, fake] = [samplesOf(1), samplesOf(2, move)];
    const expected = references[name](real, fake);
    expect(Math.abs(numberOf(name, real, fake) - expected)).toBeLessThan(1e-4 * Math.abs(expected) + 1e-9);
  });

  it('has an interval about its value, narrower for more samples', () => {
    const width = (count: number): number => {
      const drawn = samplesOf(2, 0, count);
      const features = drawn.features.map((x) => x / 2 + 0.5); // nearer to each other: some are twins
      const { value, interval } = measured(name, samplesOf(1, 0, count), { ...drawn, features }) as Assessed;
      const [low, high] = interval!()!;
      expect(low).toBeLessThanOrEqual(value + 0.02);
      expect(high).toBeGreaterThanOrEqual(value);
      return high - low;
    };
    // The more samples, the nearer they lie: what counts as a twin changes, and with it the share.
    if (name !== 'duplicateRate') expect(width(960)).toBeLessThan(0.8 * width(240));
    else expect(width(960)).toBeLessThan(0.1);
  });
});

it('class shares are those of the most likely classes', () => {
  const fake = samplesOf(2);
  const labels = rowsOf(fake.probabilities!, CLASSES).map((row) => row.indexOf(Math.max(...row)));
  const found = measured('classShares', fake, fake) as Record<string, Assessed>;
  for (let k = 0; k < CLASSES; k++)
    expect(found[k].value).toBeCloseTo(labels.filter((label) => label === k).length / COUNT, 12);
});

describe('intervals', () => {
  const count = 400;
  const values = () => Float64Array.from(random.normal(92, 0, count));
  const error = (numbers: Float64Array): number => {
    const average = mean([...numbers]);
    return Math.sqrt(sum(numbers.map((value) => (value - average) ** 2)) / (count - 1) / count);
  };

  it('of a bootstrap are 1.96 standard errors of a mean on each side', () => {
    const numbers = values();
    const [low, high] = bootstrapped(random, { numbers, columns: 1, statistic: ([m]) => m });
    expect((high - low) / (2 * 1.96 * error(numbers))).toBeCloseTo(1, 0.7);
    expect((low + high) / 2).toBeCloseTo(mean([...numbers]), 1);
  });

  it('of halves have the width of those of a bootstrap', () => {
    const numbers = values();
    const blocks = blocksOf(count).map(([first, end]) => mean([...numbers.subarray(first, end)]));
    const about = { value: mean([...numbers]), blocks: blocks.length };
    const [low, high] = halfSampled(random, about, (chosen) => mean(chosen.map((k) => blocks[k])))!;
    expect((high - low) / (2 * 1.96 * error(numbers))).toBeGreaterThan(0.6);
    expect((high - low) / (2 * 1.96 * error(numbers))).toBeLessThan(1.5);
  });
});

it('eigenvalues have the traces of the powers of the matrix, also where some are equal or 0', () => {
  const n = 12;
  const factors = rowsOf(random.normal(93, 0, n * 7), 7);
  const matrices = [
    factors.map((a) => factors.map((b) => sum(a.map((value, k) => value * b[k])))), // rank 7
    factors.map((_, i) => factors.map((_, j) => (i === j ? 3 : 0))),
    factors.map(() => factors.map(() => 0)),
    factors.map((_, i) => factors.map((_, j) => 1e-3 ** Math.abs(i - j))),
  ];
  for (const matrix of matrices) {
    const found = symmetricEigenvalues(Float64Array.from(matrix.flat()), n);
    let power = matrix;
    for (const exponent of [1, 2, 3]) {
      const trace = sum(power.map((row, i) => row[i]));
      expect(Math.abs(sum(found.map((value) => value ** exponent)) - trace)).toBeLessThanOrEqual(
        1e-12 * trace,
      );
      power = times(power, matrix);
    }
  }
});

describe('what is out of the ordinary', () => {
  const options = async () => ({
    names: (Object.keys(assessments) as AssessmentName[]).filter(
      (name) => assessments[name].reads !== 'probabilities',
    ),
    space: 'pixels' as const,
    training: datasets.ring8.open(random),
    random,
  });
  const points = (data: Float32Array) => ({ shape: [2], count: data.length / 2, data });

  it.each([
    ['one sample', () => points(Float32Array.of(1, 2)), () => points(Float32Array.of(3, 4))],
    ['equal samples', () => points(new Float32Array(80).fill(1)), () => points(new Float32Array(80).fill(1))],
    ['a constant', () => points(random.normal(94, 0, 80)), () => points(new Float32Array(80).fill(1))],
    [
      'no number',
      () => points(random.normal(94, 0, 80)),
      () => points(new Float32Array(80).fill(Number.NaN)),
    ],
    [
      'infinity',
      () => points(random.normal(94, 0, 80)),
      () => points(new Float32Array(80).fill(Number.POSITIVE_INFINITY)),
    ],
    ['huge', () => points(random.normal(94, 0, 80)), () => points(new Float32Array(80).fill(1e38))],
  ])('%s: every metric is finite, or left out with a reason', async (_, real, fake) => {
    const asked = await options();
    const { rows, skipped } = await assess({ real: real(), fake: fake() }, asked);
    for (const { metric, value, interval = [] } of rows)
      expect([value, ...interval].every(Number.isFinite), metric).toBe(true);
    const named = [...rows.map(({ metric }) => metric), ...skipped.map((line) => line.split(':')[0])];
    const names = new Set(named.map((name) => name.split('/')[0]));
    expect([...names].sort()).toEqual([...asked.names].sort());
  });

  it('equal samples are no distance apart and within each other', async () => {
    const same = points(new Float32Array(80).fill(1));
    const { rows } = await assess(
      { real: same, fake: { ...same, data: same.data.slice() } },
      await options(),
    );
    const found = Object.fromEntries(rows.map(({ metric, value }) => [metric, value]));
    expect(found).toMatchObject({
      frechetDistance: 0,
      kernelDistance: 0,
      precision: 1,
      recall: 1,
      coverage: 1,
      nearestNeighbourAccuracy: 0.5,
      duplicateRate: 1,
    });
  });
});

it('has the same bits everywhere', () => {
  const [real, fake] = [samplesOf(1), samplesOf(2, 0.5)];
  const numbers = (Object.keys(references) as AssessmentName[]).flatMap((name) => {
    const { value, interval } = measured(name, real, { ...fake, probabilities: rounded(fake) }) as Assessed;
    return [value, ...interval!()!];
  });
  const bytes = new Uint8Array(Float64Array.from(numbers).buffer);
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(
    '929c4e36410aebe96590f362815ecb481de44b0250a4a7a1ca4ee7965972fc88',
  );
});

/** The probabilities of samples as multiples of 2^-10: those above are made by the engine's own exp. */
const rounded = ({ probabilities }: SeenSamples): Float32Array =>
  probabilities!.map((p) => Math.round(p * 1024) / 1024);
