import { loadScalar, type Scalar } from '@ganvil/kernels-as';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { densityRatio } from '../src/assessments/densityRatio.ts';
import type { Assessed, SeenSamples } from '../src/assessments/types.ts';
import { logDensity } from '../src/datasets/logDensity.ts';
import type { Modes } from '../src/datasets/types.ts';
import { assessRun, decodeCheckpoint, openDataset, resolveConfig, startBackend } from '../src/index.ts';
import { losses } from '../src/losses/index.ts';
import type { Loss } from '../src/losses/types.ts';
import * as tf from '../src/tf.ts';
import { random } from './seenSamples.ts';
import { bytesOf, eventsOf, tiny } from './tiny.ts';

let scalar: Scalar;
beforeAll(async () => {
  await startBackend(resolveConfig({}, 'ring8'));
  scalar = await loadScalar();
});

const telling = Object.entries(losses as Record<string, Loss>).filter(([, { logRatio }]) => logRatio);

describe.each(telling)('the best output of D under %s', (_, { discriminator, logRatio, undecided }) => {
  const cost = (real: number, fake: number) =>
    tf.tidy(() => discriminator(tf.tensor2d([[real]]), tf.tensor2d([[fake]])).dataSync()[0]);
  const outputs = Array.from({ length: 1201 }, (_, i) => (i - 600) / 200);

  it.each([0.25, 0.8, 1, 2])('for data %d times as dense as fakes stands for this ratio', (ratio) => {
    const costs = outputs.map((v) => ratio * cost(v, 0.5) + cost(0.5, v));
    const best = outputs[costs.indexOf(Math.min(...costs))];
    expect(logRatio!(best, scalar)).toBeCloseTo(Math.log(ratio), 1);
    if (ratio === 1) expect(logRatio!(undecided!, scalar)).toBe(0);
  });
});

describe('densityRatio', () => {
  const peaks: Modes = { centers: [[-1], [1]], sd: 0.2, weights: [1, 3] };
  const wide: Modes = { centers: [[0.5]], sd: 1 };
  const COUNT = 1500;
  const drawn = ({ centers, sd, weights = [1] }: Modes, seed: number): SeenSamples => {
    const whole = weights.reduce((a, b) => a + b, 0);
    const data = random
      .normal(90, seed, COUNT)
      .map((z, i) => centers[i % whole < weights[0] ? 0 : 1][0] + sd * z);
    return { shape: [1], count: COUNT, data, features: data };
  };
  const [real, fake] = [drawn(peaks, 1), drawn(wide, 2)];
  const exact = ({ data }: SeenSamples) => {
    const [p, q] = [peaks, wide].map((modes) => logDensity(modes, data, scalar));
    return p.map((log, i) => log - q[i]);
  };
  const measured = (says: (samples: SeenSamples) => Float64Array) => {
    const training = { name: 'two', shape: [1], modes: peaks } as never;
    const ratios = { ofReal: says(real), fakes: fake, ofFakes: says(fake) };
    const found = densityRatio.measure({ real, fake, ratios, training, random, scalar });
    const { error, undecided } = found as Record<string, Assessed>;
    return { error: error.value, undecided: undecided.value, interval: error.interval!()! };
  };

  test('is the error of the estimate alone for a perfect D, and that of the ratio itself for one that is undecided', () => {
    const perfect = measured(exact);
    expect(perfect.error).toBeLessThan(0.1);
    expect(perfect.undecided).toBeGreaterThan(1);
    expect(perfect.interval[0]).toBeLessThan(perfect.error);
    expect(perfect.interval[1]).toBeGreaterThan(perfect.error);
    const undecided = measured((samples) => new Float64Array(samples.count));
    expect(undecided.error).toBe(undecided.undecided);
    const twice = measured((samples) => exact(samples).map((log) => log + 0.5));
    expect(twice.error).toBeGreaterThan(perfect.error + 0.2);
  });

  test('of a run has a floor, and is left out with a reason where D tells no ratio', async () => {
    const of = async (changes: object) => {
      const config = tiny({ steps: 20, evaluateCount: 300, ...changes });
      const checkpoint = decodeCheckpoint(bytesOf(await eventsOf(config)));
      const { dataset } = await openDataset(config);
      return assessRun(checkpoint, dataset, { names: ['densityRatio'] });
    };
    const { rows } = await of({});
    expect(rows.map(({ metric }) => metric)).toEqual(['densityRatio/error', 'densityRatio/undecided']);
    for (const { value, floor, interval } of rows) {
      expect(floor).toBeLessThan(value);
      expect(interval).toHaveLength(2);
    }
    for (const changes of [
      { loss: 'wasserstein' },
      { pack: 2 },
      { labelSmoothing: 0.1 },
      { conditional: true },
    ])
      expect(await of(changes)).toMatchObject({
        rows: [],
        skipped: [expect.stringMatching(/^densityRatio: needs a D that stands/)],
      });
  });
});
