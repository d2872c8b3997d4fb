// Moments of a batch against their definitions in float64, and their gradient against central differences.
import { beforeAll, expect, it } from 'vitest';
import { resolveConfig, startBackend } from '../src/index.ts';
import { batchMoments } from '../src/nn/batchMoments.ts';
import * as tf from '../src/tf.ts';

const [COUNT, NUMBERS] = [7, 2];
const x = Array.from({ length: COUNT * NUMBERS }, (_, i) => ((i * 37) % 11) / 4 - 1 + (i % 2));
const weights = Array.from({ length: 4 * NUMBERS }, (_, k) => 0.5 - 0.2 * k);

beforeAll(async () => {
  await startBackend(resolveConfig({}, 'gauss1d'));
});

function plain(values: readonly number[]): number[] {
  const columns = Array.from({ length: NUMBERS }, (_, c) => values.filter((_, i) => i % NUMBERS === c));
  const mean = (list: number[]) => list.reduce((a, b) => a + b, 0) / COUNT;
  const rows = columns.map((column) => {
    const middle = mean(column);
    const deviation = Math.sqrt(mean(column.map((v) => (v - middle) ** 2)) + 1e-12);
    const z = column.map((v) => (v - middle) / deviation);
    return [middle, deviation, mean(z.map((v) => v ** 3)), mean(z.map((v) => v ** 4)) - 3];
  });
  return [0, 1, 2, 3].flatMap((k) => rows.map((row) => row[k]));
}
const weighted = (values: readonly number[]) =>
  plain(values).reduce((sum, value, k) => sum + weights[k] * value, 0);

const layer = batchMoments(NUMBERS);
const pass = { training: true, statistics: {} };

it('gives each sample the moments of its batch', () => {
  const out = [...tf.tidy(() => layer.apply({}, tf.tensor(x, [COUNT, NUMBERS]), pass)).dataSync()];
  for (const [i, value] of out.entries()) expect(value).toBeCloseTo(plain(x)[i % (4 * NUMBERS)], 5);
  expect(out.length).toBe(COUNT * 4 * NUMBERS);
});

it('has the gradient of its formula', () => {
  const gradient = tf.tidy(() =>
    tf
      .grad((t) => tf.div(tf.sum(tf.mul(layer.apply({}, t, pass), tf.tensor1d(weights))), COUNT))(
        tf.tensor(x, [COUNT, NUMBERS]),
      )
      .dataSync(),
  );
  for (const [i, found] of [...gradient].entries()) {
    const moved = (by: number) => weighted(x.map((value, k) => (k === i ? value + by : value)));
    expect(found).toBeCloseTo((moved(1e-5) - moved(-1e-5)) / 2e-5, 4);
  }
});

it('gives the running means in inference, and what is seen in training follows them', () => {
  const mean = tf.tensor1d(weights);
  const known = { training: false, statistics: { 'moments/mean': mean } };
  const out = tf.tidy(() => layer.apply({}, tf.zeros([3, NUMBERS]), known).arraySync()) as number[][];
  for (const row of out) for (const [k, value] of row.entries()) expect(value).toBeCloseTo(weights[k], 6);
  const observed: [string, tf.Tensor][] = [];
  tf.tidy(() => layer.apply({}, tf.tensor(x, [COUNT, NUMBERS]), { ...pass, observed }));
  expect(observed.map(([name]) => name)).toEqual(['moments/mean']);
  expect(observed[0][1].shape).toEqual([4 * NUMBERS]);
  tf.dispose([mean, observed[0][1]]);
});
