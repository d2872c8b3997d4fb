// The objectives of games beside their formulas in plain float64, and what likelihoods and draws must satisfy.
import { beforeAll, describe, expect, test } from 'vitest';
import { closestDistances } from '../src/games/closest.ts';
import { codesFor, gaussianOfCodes, projected } from '../src/games/codes.ts';
import { crossEntropy } from '../src/games/crossEntropy.ts';
import type { GameConfig } from '../src/games/gameConfig.ts';
import { divergenceOf, gaussianOf } from '../src/games/gaussianCode.ts';
import { pyramidDistances } from '../src/games/laplacianPyramid.ts';
import { likelihoods } from '../src/games/likelihoods.ts';
import { cholesky, orthonormalised, symmetricEigenvectors } from '../src/games/linearAlgebra.ts';
import {
  atLevels,
  drawFrom,
  logDensity,
  logProbability,
  MIXTURE_NUMBERS,
} from '../src/games/logisticMixture.ts';
import { principalProjections } from '../src/games/principalComponents.ts';
import type { Game, Round } from '../src/games/types.ts';
import { games, startBackend } from '../src/index.ts';
import * as tf from '../src/tf.ts';
import { expectAgreement, expectClose, inputsOf } from './references/agree.ts';
import * as reference from './references/games.ts';
import { tiny } from './tiny.ts';

beforeAll(() => startBackend(tiny()));

const CLASSES = 4;
const labels = [0, 3, 1, 1, 2];
const COMPONENTS = MIXTURE_NUMBERS / 3;

/** A round of a game in which its functions give what `outputs` says, in the order of the calls. */
function roundOf(config: Partial<GameConfig>, values: Partial<Round>, outputs: tf.Tensor[]): Round {
  const left = [...outputs];
  return {
    config,
    report: (_: string, value: tf.Tensor) => value,
    constant: (f: () => tf.Tensor) => f(),
    apply: () => left.shift(),
    ...values,
  } as unknown as Round;
}

describe('objectives', () => {
  test('cross-entropy of classes', () => {
    expectAgreement(
      (x) => crossEntropy(x, tf.tensor1d(labels, 'int32')),
      (x) => reference.crossEntropy(x, CLASSES, labels),
      inputsOf([5, CLASSES]),
      { orders: 2 },
    );
  });

  test.each([0, 2])('D of semiSupervised, with pseudo-labels of weight %d', (pseudoLabelWeight) => {
    const game: Game = games.semiSupervised;
    const none = tf.zeros([1]);
    const values = {
      latents: none,
      real: none,
      labelledSamples: none,
      labelledClasses: tf.tensor1d(labels, 'int32'),
    };
    // Of five samples three have a class that D is sure of.
    const undisturbed = [9, 0, 0, 0, 0, 1, 0, 0, 0, 0, 8, 0, 2, 2, 2, 2, 0, 0, 0, 7];
    expectAgreement(
      (...all) => {
        const outputs = [none, ...all, tf.tensor2d(undisturbed, [5, CLASSES])];
        return game.loss.D(roundOf({ classWeight: 1, pseudoLabelWeight }, values, outputs));
      },
      (...all) =>
        reference.semiSupervised(all, CLASSES, labels) +
        pseudoLabelWeight * reference.pseudoLabels(all[1], undisturbed, CLASSES),
      inputsOf([5, CLASSES], [5, CLASSES], [5, CLASSES]),
      { orders: 1 },
    );
  });

  test('pairs of a deterministic encoder are what it gives, without a draw', () => {
    const game: Game = games.ali;
    const [samples, codes, made, latents] = inputsOf([4, 3], [4, 2], [4, 3], [4, 2]).map(({ data, shape }) =>
      tf.tensor([...data], [...shape]),
    );
    const seen: tf.Tensor[] = [];
    const outputs = [codes, made];
    const round = roundOf(
      {
        encoder: 'deterministic',
        loss: 'leastSquares',
        penalty: 'none',
        batches: 'split',
        augment: '',
        labelSmoothing: 0,
        labelNoise: 0,
        unroll: 0,
      },
      {
        real: samples,
        latents,
        layer: () => ({ acrossSamples: true }), // so that D gets the two kinds apart
        apply: (name: string, x: tf.Tensor) => {
          if (name !== 'D') return outputs.shift()!;
          seen.push(x);
          return tf.sum(x, 1, true);
        },
      } as Partial<Round>,
      [],
    );
    game.loss.D(round);
    const pairs = [tf.concat([samples, codes], 1), tf.concat([made, latents], 1)];
    expect([...tf.concat(seen, 0).dataSync()]).toEqual([...tf.concat(pairs, 0).dataSync()]);
  });

  test('the divergence of a Gaussian code', () => {
    expectAgreement(
      (x) => divergenceOf(gaussianOf(x)),
      (x) => reference.divergence(x, 3),
      inputsOf([4, 6]),
      { orders: 2 },
    );
  });

  test.each(['gaussian', 'learned', 'bernoulli'] as const)('the likelihood %s', (name) => {
    const [made, samples, log] = inputsOf([2, 3], [2, 3], [1]);
    const config = { deviation: 0.4 } as GameConfig;
    expectAgreement(
      (x, own) =>
        likelihoods[name].distortion(
          { samples: x, beforeTanh: x, own },
          tf.tensor([...samples.data], [2, 3]),
          config,
        ),
      (x, [own]) =>
        name === 'bernoulli'
          ? reference.distortions.bernoulli(x, samples.data)
          : reference.distortions.gaussian(x, samples.data, name === 'learned' ? Math.exp(own) : 0.4),
      [made, log],
      { orders: 1, tolerance: 1e-4 },
    );
  });

  test('the distance from the closest sample', () => {
    expectAgreement(
      (x, y) => closestDistances(x as tf.Tensor2D, y as tf.Tensor2D),
      (x, y) => reference.closest(x, y, 3),
      inputsOf([4, 3], [6, 3]),
      { orders: 1 },
    );
  });

  test('the Laplacian pyramid', () => {
    expectAgreement(
      (x, y) => pyramidDistances(x, y),
      (x, y) => [
        reference.pyramid(x.slice(0, 121), y.slice(0, 121), 11),
        reference.pyramid(x.slice(121), y.slice(121), 11),
      ],
      inputsOf([2, 11, 11, 1], [2, 11, 11, 1]),
      { orders: 1 },
    );
  });

  test('the gradient of reinforce is that of the mean reward', () => {
    const game: Game = games.reinforce;
    const [mean, noise, rewards] = inputsOf([5, 2], [5, 2], [5, 1]);
    const config = { deviation: 0.3, batchSize: 5 };
    const baseline = rewards.data.reduce((sum, r) => sum + r, 0) / 5;
    const slope = tf.tidy(() =>
      tf
        .grad((x) => {
          const [e, r] = [noise, rewards].map(({ data, shape }) => tf.tensor([...data], [...shape]));
          const values = { latents: x, noise: () => e };
          return game.loss.G({ ...roundOf(config, values, [tf.mul(x, 1), r]), constant: fixed } as Round);
        })(tf.tensor([...mean.data], [5, 2]))
        .dataSync(),
    );
    // d/d mean of -(reward - baseline) log N(try; mean, deviation^2), averaged, as gradient descent minimises it
    const expected = noise.data.map((e, i) => (-(rewards.data[i >> 1] - baseline) * e) / (0.3 * 5));
    expectClose('gradient', slope, expected, 1e-4);
  });
});

/** The value of `f` without a gradient. */
function fixed<T extends tf.Tensor>(f: () => T): T {
  const value = f();
  return tf.tensor(value.dataSync(), value.shape) as T;
}

describe('a mixture of logistic distributions', () => {
  test('has the density and the probabilities that it should', () => {
    const [numbers, x] = inputsOf([6, MIXTURE_NUMBERS], [6]);
    expectAgreement(logDensity, (n, y) => reference.mixtureDensity(n, y, COMPONENTS), [numbers, x], {
      orders: 1,
      tolerance: 1e-4,
    });
    const levels = [-1, -0.2, 1 / 255, 0.5, 0.9, 1].map(
      (value) => Math.round((value + 1) * 127.5) / 127.5 - 1,
    );
    expectAgreement(
      (n) => logProbability(n, tf.tensor1d(levels)),
      (n) => reference.mixtureProbability(n, levels, COMPONENTS),
      [numbers],
      { orders: 1, tolerance: 1e-4 },
    );
  });

  test('gives the levels of a pixel probabilities whose sum is 1, and draws them as often', () => {
    const [{ data }] = inputsOf([1, MIXTURE_NUMBERS]);
    const COUNT = 20_000;
    tf.tidy(() => {
      const levels = tf.tensor1d(Array.from({ length: 256 }, (_, k) => k / 127.5 - 1));
      const all = tf.tile(tf.tensor2d([...data], [1, MIXTURE_NUMBERS]), [256, 1]);
      const shares = tf.exp(logProbability(all, levels)).dataSync();
      expect(shares.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 4);
      const uniform = tf.tensor2d(
        Array.from({ length: COUNT }, (_, i) => (i + 0.5) / COUNT),
        [COUNT, 1],
      );
      const each = tf.tile(tf.tensor2d([...data], [1, MIXTURE_NUMBERS]), [COUNT, 1]);
      const drawn = atLevels(drawFrom(each, uniform)).dataSync();
      const counts = new Float64Array(256);
      for (const value of drawn) counts[Math.round((value + 1) * 127.5)] += 1 / COUNT;
      const worst = Math.max(...counts.map((share, k) => Math.abs(share - shares[k])));
      expect(worst).toBeLessThan(10 / COUNT + 1e-3);
    });
  });
});

describe('codes', () => {
  test('begin at the principal components', () => {
    const [{ data }] = inputsOf([50, 3]);
    // Two directions of samples in five numbers, the first three times as wide.
    const directions = [
      [0.6, 0, 0.8, 0, 0],
      [0, 1, 0, 0, 0],
    ];
    const samples = Array.from({ length: 50 }, (_, i) =>
      Array.from(
        { length: 5 },
        (__, k) => 3 * data[3 * i] * directions[0][k] + data[3 * i + 1] * directions[1][k] + 1,
      ),
    );
    const read = (indices: ArrayLike<number>, out: Float32Array) => {
      for (let i = 0; i < indices.length; i++) out.set(samples[indices[i]], 5 * i);
    };
    const [start] = inputsOf([5, 3]);
    const found = principalProjections(
      { sampleShape: [5], classes: 0, count: 50, read },
      3,
      Float32Array.from(start.data),
    );
    const along = (row: number[], k: number) =>
      row.reduce((sum, x, j) => sum + (x - mean[j]) * directions[k][j], 0);
    const mean = Array.from({ length: 5 }, (_, j) => samples.reduce((sum, row) => sum + row[j], 0) / 50);
    const span = samples.map((row) => along(row, 0) ** 2 + along(row, 1) ** 2);
    for (let i = 0; i < 50; i++) {
      expect(found[3 * i] ** 2 + found[3 * i + 1] ** 2).toBeCloseTo(span[i], 3);
      expect(found[3 * i + 2]).toBeCloseTo(0, 3);
    }
    const variance = (k: number) => samples.reduce((sum, _, i) => sum + found[3 * i + k] ** 2, 0) / 50;
    expect(variance(0)).toBeGreaterThan(4 * variance(1));
  });

  test('stay in the unit ball, and are drawn with their mean and covariance', () => {
    const [{ data }] = inputsOf([40, 2]);
    tf.tidy(() => {
      const all = projected(
        tf.tensor2d(
          data.map((x) => 2 * x),
          [40, 2],
        ),
      ) as tf.Tensor2D;
      const lengths = tf.sum(tf.square(all), 1).dataSync();
      expect(Math.max(...lengths)).toBeLessThan(1 + 1e-5);
      const gaussian = gaussianOfCodes(all);
      const [origin, right, up] = [
        [0, 0],
        [1, 0],
        [0, 1],
      ].map((z) => codesFor(tf.tensor2d([z]), gaussian).dataSync());
      const values = all.arraySync();
      const mean = [0, 1].map((k) => values.reduce((sum, row) => sum + row[k], 0) / 40);
      expectClose('mean', origin, mean, 1e-5);
      const covariance = (j: number, k: number) =>
        values.reduce((sum, row) => sum + (row[j] - mean[j]) * (row[k] - mean[k]), 0) / 40;
      const found = (j: number, k: number) =>
        (right[j] - mean[j]) * (right[k] - mean[k]) + (up[j] - mean[j]) * (up[k] - mean[k]);
      for (const [j, k] of [
        [0, 0],
        [0, 1],
        [1, 1],
      ])
        expect(found(j, k)).toBeCloseTo(covariance(j, k), 5);
    });
  });

  test('matrices: orthonormal columns, eigenvectors, triangular roots', () => {
    const [{ data }] = inputsOf([4, 3]);
    const q = orthonormalised([...data], 4, 3);
    const product = (a: ArrayLike<number>, j: number, k: number) =>
      [0, 1, 2, 3].reduce((sum, i) => sum + a[3 * i + j] * a[3 * i + k], 0);
    for (let j = 0; j < 3; j++)
      for (let k = 0; k < 3; k++) expect(product(q, j, k)).toBeCloseTo(j === k ? 1 : 0, 5);
    const gram = Array.from({ length: 9 }, (_, at) => product([...data], Math.floor(at / 3), at % 3));
    const vectors = symmetricEigenvectors(gram, 3);
    const quotient = (k: number) => {
      const v = [0, 1, 2].map((i) => vectors[3 * i + k]);
      return v.reduce((sum, x, i) => sum + x * v.reduce((s, y, j) => s + gram[3 * i + j] * y, 0), 0);
    };
    expect(quotient(0) + quotient(1) + quotient(2)).toBeCloseTo(gram[0] + gram[4] + gram[8], 4);
    expect(quotient(0)).toBeGreaterThan(quotient(1));
    const lower = cholesky(gram, 3);
    for (let j = 0; j < 3; j++)
      for (let k = 0; k < 3; k++)
        expect([0, 1, 2].reduce((sum, i) => sum + lower[3 * j + i] * lower[3 * k + i], 0)).toBeCloseTo(
          gram[3 * j + k],
          4,
        );
  });
});
