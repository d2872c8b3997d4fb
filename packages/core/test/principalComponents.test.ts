import { beforeAll, describe, expect, it } from 'vitest';
import { orthonormalised } from '../src/games/linearAlgebra.ts';
import { type Dataset, pointSet, startBackend } from '../src/index.ts';
import { principalReconstruction } from '../src/inference/principalReconstruction.ts';
import { inputsOf } from './references/agree.ts';
import { tiny } from './tiny.ts';

beforeAll(() => startBackend(tiny()));

/** Samples of `size` numbers that lie near a plane: two directions, a mean, a little noise in others. */
function nearPlane(count: number, size: number, noise: number): { dataset: Dataset; data: Float32Array } {
  const [codes, directions, other] = inputsOf([count, 2], [2, size], [count, size]);
  const data = Float32Array.from({ length: count * size }, (_, at) => {
    const [i, k] = [Math.floor(at / size), at % size];
    const plane =
      3 * codes.data[2 * i] * directions.data[k] + 2 * codes.data[2 * i + 1] * directions.data[size + k];
    return 1 + k / size + plane + noise * other.data[at];
  });
  const dataset = pointSet('plane', data, size);
  return { dataset, data };
}

const worst = (a: Float32Array, b: Float32Array) =>
  a.reduce((most, x, i) => Math.max(most, Math.abs(x - b[i])), 0);

describe('principal components', () => {
  it.each([
    ['of the covariance', 6],
    ['of samples with more numbers', 1100],
  ])('keep what lies in their plane, and no more: %s', async (_, size) => {
    const { dataset, data } = nearPlane(60, size, 0);
    const samples = { shape: [size], count: 60, data };
    expect(worst(await principalReconstruction(dataset, samples, 2), data)).toBeLessThan(1e-4);
    expect(worst(await principalReconstruction(dataset, samples, 1), data)).toBeGreaterThan(0.5);
  });

  it('are those that keep most: no direction that is turned keeps more', async () => {
    const { dataset, data } = nearPlane(200, 5, 0.3);
    const samples = { shape: [5], count: 200, data };
    const error = (kept: Float32Array) => kept.reduce((sum, x, i) => sum + (x - data[i]) ** 2, 0);
    const least = error(await principalReconstruction(dataset, samples, 2));
    const mean = Array.from({ length: 5 }, (_, k) =>
      data.reduce((sum, x, i) => (i % 5 === k ? sum + x / 200 : sum), 0),
    );
    for (const { data: start } of inputsOf(...Array.from({ length: 30 }, () => [5, 2]))) {
      const basis = orthonormalised(start, 5, 2);
      const kept = data.map((_, at) => {
        const [i, k] = [Math.floor(at / 5), at % 5];
        let sum = mean[k];
        for (let c = 0; c < 2; c++)
          for (let j = 0; j < 5; j++)
            sum += basis[2 * k + c] * basis[2 * j + c] * (data[5 * i + j] - mean[j]);
        return sum;
      });
      expect(error(kept)).toBeGreaterThanOrEqual(least * (1 - 1e-5));
    }
  });

  it('have a basis that is orthonormal, of nearly parallel columns too', () => {
    const basis = orthonormalised([1, 1, 1, 1, 1.0001, 1, 1, 1, 1.0001], 3, 3);
    for (let a = 0; a < 3; a++)
      for (let b = 0; b < 3; b++) {
        const product = [0, 1, 2].reduce((sum, i) => sum + basis[3 * i + a] * basis[3 * i + b], 0);
        expect(product).toBeCloseTo(a === b ? 1 : 0, 5);
      }
  });
});
