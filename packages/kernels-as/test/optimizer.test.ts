import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-wasm';
import { describe, expect, it } from 'vitest';
import { BACKEND } from '../src/index.ts';
import { adam, adamRate } from '../src/ops/adam.ts';
import { bounded } from '../src/ops/bounded.ts';
import { ema } from '../src/ops/ema.ts';
import { sgd } from '../src/ops/sgd.ts';

const betas = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 };

/** Adam on (w - target)^2 for 300 steps, tensors replaced as its contract says. */
function descend(target: tf.Tensor1D): Float32Array {
  let [weight, m, v] = [0, 0, 0].map((value) => tf.fill([5], value) as tf.Tensor);
  for (let step = 1; step <= 300; step++) {
    const gradient = tf.tidy(() => tf.mul(tf.sub(weight, target), 2) as tf.Tensor1D);
    const rate = adamRate(0.1, betas.beta1, betas.beta2, step);
    const [next] = adam([{ weight, gradient, m, v }], { ...betas, rate });
    tf.dispose([weight, m, v, gradient]);
    ({ weight, m, v } = next);
  }
  const values = weight.dataSync() as Float32Array;
  tf.dispose([weight, m, v]);
  return values;
}

describe.each([BACKEND, 'cpu', 'wasm'])('optimizers on %s', (backend) => {
  it('start', async () => {
    expect(await tf.setBackend(backend)).toBe(true);
  });

  it('reach a minimum and leave no tensor', () => {
    const target = tf.tensor1d([1, -2, 0.5, 3, -0.25]);
    const before = tf.memory();
    const values = descend(target);
    expect(tf.memory().numTensors).toBe(before.numTensors);
    expect(tf.memory().numDataBuffers).toBe(before.numDataBuffers);
    for (const [i, value] of target.dataSync().entries()) expect(values[i]).toBeCloseTo(value, 2);
    target.dispose();
  });

  it.each([
    [[[1, -2, 3]], true],
    [[[1, 2, 3, 4, 5, -10]], true],
    [[[1, 2, 3, 4, 5, -10.5]], false],
    [[[0], [1, Number.NaN, 1, 1, 1]], false],
    [[[1, 1, 1, 1, Number.POSITIVE_INFINITY], [0]], false],
    [[[], [1]], true],
    [[], true],
  ])('say of %j within 10: %s', (values, answer) => {
    const tensors = values.map((row) => tf.tensor1d(row));
    const before = tf.memory().numTensors;
    expect(bounded(tensors, 10)).toBe(answer);
    expect(tf.memory().numTensors).toBe(before);
    tf.dispose(tensors);
  });

  it('move many weights as they move one', () => {
    const sizes = [1, 0, 5, 16, 37, 4];
    const fill = (n: number, from: number) => tf.tensor1d(Array.from({ length: n }, (_, i) => from + i / 7));
    const cells = () =>
      sizes.map((n) => ({ weight: fill(n, 1), gradient: fill(n, -2), m: fill(n, 0.5), v: fill(n, 0.25) }));
    const rates = { ...betas, rate: 0.1 };
    const [together, alone] = [adam(cells(), rates), cells().flatMap((one) => adam([one], rates))];
    for (const [i, one] of together.entries()) {
      for (const name of ['weight', 'm', 'v'] as const)
        expect(one[name].dataSync()).toEqual(alone[i][name].dataSync());
    }
  });

  it('keep an average that has arrived', () => {
    const weight = tf.tensor1d([0.1, 1 / 3, -7]);
    const [{ average }] = ema([{ average: tf.clone(weight), weight }], { decay: 0.999 });
    expect(average.dataSync()).toEqual(weight.dataSync());
  });
});

describe('in place', () => {
  it('steps in the memory of a weight that nobody else holds', async () => {
    await tf.setBackend(BACKEND);
    const [weight, gradient] = [tf.tensor1d([1, 2, 3, 4, 5]), tf.tensor1d([1, 1, 1, 1, 1])];
    const next = sgd([{ weight, gradient }], { rate: 0.5 })[0].weight;
    expect(next.dataId).toBe(weight.dataId);
    weight.dispose();
    expect([...next.dataSync()]).toEqual([0.5, 1.5, 2.5, 3.5, 4.5]);
    tf.dispose([next, gradient]);
  });

  it('leaves a weight alone that someone else holds', () => {
    const [weight, gradient] = [tf.tensor1d([1, 2, 3, 4, 5]), tf.tensor1d([1, 1, 1, 1, 1])];
    const held = tf.clone(weight);
    const next = sgd([{ weight, gradient }], { rate: 0.5 })[0].weight;
    weight.dispose();
    expect([...held.dataSync()]).toEqual([1, 2, 3, 4, 5]);
    expect([...next.dataSync()]).toEqual([0.5, 1.5, 2.5, 3.5, 4.5]);
    tf.dispose([held, next, gradient]);
  });
});

describe('adamRate', () => {
  it('is the bias correction of algorithm 1', () => {
    expect(adamRate(1, 0.9, 0.999, 1)).toBeCloseTo(Math.sqrt(1 - 0.999) / 0.1, 12);
    expect(adamRate(0.001, 0.5, 0.9, 37)).toBeCloseTo(
      (0.001 * Math.sqrt(1 - 0.9 ** 37)) / (1 - 0.5 ** 37),
      12,
    );
    expect(adamRate(0.5, 0, 0.99, 10 ** 9)).toBe(0.5);
  });
});
