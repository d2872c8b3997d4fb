import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-wasm';
import { describe, expect, it } from 'vitest';
import { BACKEND } from '../src/index.ts';
import { adam, adamRates } from '../src/ops/adam.ts';
import { bounded } from '../src/ops/bounded.ts';
import { ema } from '../src/ops/ema.ts';
import { momentum } from '../src/ops/momentum.ts';
import { rmsprop } from '../src/ops/rmsprop.ts';
import { sgd } from '../src/ops/sgd.ts';

const betas = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 };

/** Adam on (w - target)^2 for 300 steps, tensors replaced as its contract says. */
function descend(target: tf.Tensor1D): Float32Array {
  let [weight, m, v] = [0, 0, 0].map((value) => tf.fill([5], value) as tf.Tensor);
  for (let step = 1; step <= 300; step++) {
    const gradient = tf.tidy(() => tf.mul(tf.sub(weight, target), 2) as tf.Tensor1D);
    const rates = adamRates({ rate: 0.1, ...betas }, step);
    const [next] = adam([{ weight, gradient, m, v }], { ...betas, rates });
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
    const options = { ...betas, rates: [0.1, 1e-8] };
    const [together, alone] = [adam(cells(), options), cells().flatMap((one) => adam([one], options))];
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

describe('adamRates', () => {
  it('have the bias corrections of algorithm 1', () => {
    const [rate, epsilon] = adamRates({ rate: 1, ...betas }, 1);
    expect(rate).toBeCloseTo(Math.sqrt(1 - 0.999) / 0.1, 12);
    expect(epsilon / 1e-8).toBeCloseTo(Math.sqrt(1 - 0.999), 12);
    const late = { rate: 0.001, beta1: 0.5, beta2: 0.9, epsilon: 1e-8 };
    expect(adamRates(late, 37)[0]).toBeCloseTo((0.001 * Math.sqrt(1 - 0.9 ** 37)) / (1 - 0.5 ** 37), 12);
    expect(adamRates({ ...late, beta1: 0 }, 10 ** 9)).toEqual([0.001, 1e-8]);
  });
});

/** Weights after a few steps, in float64, by the formulas of torch.optim. */
type Reference = (gradients: number[], rate: number) => number;

const references: Record<string, Reference> = {
  adam(gradients, rate) {
    let [w, m, v] = [0, 0, 0];
    for (const [i, g] of gradients.entries()) {
      m = betas.beta1 * m + (1 - betas.beta1) * g;
      v = betas.beta2 * v + (1 - betas.beta2) * g * g;
      const [mHat, vHat] = [m / (1 - betas.beta1 ** (i + 1)), v / (1 - betas.beta2 ** (i + 1))];
      w -= (rate * mHat) / (Math.sqrt(vHat) + betas.epsilon);
    }
    return w;
  },
  rmsprop(gradients, rate) {
    let [w, square] = [0, 0];
    for (const g of gradients) {
      square = 0.9 * square + (1 - 0.9) * g * g;
      w -= (rate * g) / (Math.sqrt(square) + 1e-8);
    }
    return w;
  },
  momentum(gradients, rate) {
    let [w, velocity] = [0, 0];
    for (const g of gradients) {
      velocity = 0.9 * velocity + g;
      w -= rate * velocity;
    }
    return w;
  },
};

type State = Record<string, tf.Tensor>;
type Rule = { slots: string[]; step(cell: State, rate: number, number: number): State };

const rules: Record<string, Rule> = {
  adam: {
    slots: ['m', 'v'],
    step: (cell, rate, number) =>
      adam([cell as never], { ...betas, rates: adamRates({ rate, ...betas }, number) })[0],
  },
  rmsprop: {
    slots: ['square'],
    step: (cell, rate) => rmsprop([cell as never], { rate, decay: 0.9, epsilon: 1e-8 })[0],
  },
  momentum: {
    slots: ['velocity'],
    step: (cell, rate) => momentum([cell as never], { rates: [rate, 0.9] })[0],
  },
};

describe.each([BACKEND, 'cpu'])('formulas of torch.optim on %s', (backend) => {
  const scales = [1, 1e-4, 1e-7, 1e-8, 1e-10, 0];
  const gradient = (scale: number, step: number): number => Math.fround(scale * Math.cos(1 + step));

  it.each(Object.keys(rules))('%s, gradients of all sizes', async (name) => {
    await tf.setBackend(backend);
    const { slots, step } = rules[name];
    let state: State = Object.fromEntries(
      ['weight', ...slots].map((slot) => [slot, tf.zeros([scales.length])]),
    );
    for (let number = 1; number <= 5; number++) {
      const now = tf.tensor1d(scales.map((scale) => gradient(scale, number)));
      const next = step({ ...state, gradient: now }, 0.01, number);
      tf.dispose([state, now]);
      state = next;
    }
    const got = state.weight.dataSync();
    tf.dispose(state);
    for (const [i, scale] of scales.entries()) {
      const wanted = references[name](
        [1, 2, 3, 4, 5].map((number) => gradient(scale, number)),
        0.01,
      );
      expect(Math.abs(got[i] - wanted)).toBeLessThanOrEqual(2e-6 * Math.abs(wanted));
    }
  });
});
