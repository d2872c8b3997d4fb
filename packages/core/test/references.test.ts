// Every entry of these tables equals its formula in plain float64: values and, where they are differentiated, derivatives. To add a
// table: write references/<table>.ts, a record by entry, and a block below.
import { beforeAll, describe, expect, test } from 'vitest';
import type { Augmentation } from '../src/augmentations/types.ts';
import type { Distance } from '../src/distances/types.ts';
import {
  augmentations,
  distances,
  latents,
  latentTerms,
  losses,
  optimizers,
  penalties,
  startBackend,
} from '../src/index.ts';
import type { Loss } from '../src/losses/types.ts';
import type { Optimizer, ParameterState } from '../src/optimizers/types.ts';
import type { Penalty } from '../src/penalties/types.ts';
import * as tf from '../src/tf.ts';
import { expectAgreement, expectClose, inputsOf } from './references/agree.ts';
import { references as augmentationReferences, type ImageNumbers } from './references/augmentations.ts';
import { criticShapes, criticTensor, WIDTH } from './references/critic.ts';
import { references as distanceReferences } from './references/distances.ts';
import { references as latentReferences } from './references/latents.ts';
import { references as termReferences } from './references/latentTerms.ts';
import { references as lossReferences } from './references/losses.ts';
import { references as optimizerReferences } from './references/optimizers.ts';
import { references as penaltyReferences } from './references/penalties.ts';
import { tiny } from './tiny.ts';

beforeAll(() => startBackend(tiny()));

describe.each([
  ['latents', latents, latentReferences], // compared in latents.test.ts
  ['distances', distances, distanceReferences],
  ['terms of searches for latents', latentTerms, termReferences], // compared in latentSearch.test.ts
  ['augmentations', augmentations, augmentationReferences],
  ['losses', losses, lossReferences],
  ['penalties', penalties, penaltyReferences],
  ['optimizers', optimizers, optimizerReferences],
])('%s', (_, table, references) => {
  test('have a reference each, and no reference is without its entry', () => {
    expect(Object.keys(references).sort()).toEqual(Object.keys(table).sort());
  });
});

test.each(Object.entries(distances) as [string, Distance][])('distance %s', (name, { of }) => {
  const shape = [8, 12, 2];
  const size = 8 * 12 * 2;
  const reference = (differences: readonly number[]) =>
    [0, 1, 2].map((i) => distanceReferences[name](differences.slice(i * size, (i + 1) * size), shape));
  expectAgreement(of, reference, inputsOf([3, ...shape]), { orders: 1 });
});

/** Unrolled steps and penalties differentiate the loss of D twice, whatever it is. */
describe.each(Object.entries(losses) as [string, Loss][])('loss %s', (name, loss) => {
  const { discriminator, generator, against, straight } = lossReferences[name];
  const [real, fake] = inputsOf([7, 1], [7, 1]).map(({ shape, data }) => ({
    shape,
    data: data.map((x) => 2 * x),
  }));

  test('of D', () => {
    expectAgreement(loss.discriminator, discriminator, [real, fake], { orders: straight ? 1 : 2 });
  });

  test('of G', () => {
    const inputs = [fake, real, ...inputsOf([7, 3], [5, 3])];
    const ofTensors = (...[x, y, f, g]: tf.Tensor[]) => loss.generator(x, y, { real: f, fake: g });
    const ofNumbers = (...[x, y, f, g]: (readonly number[])[]) => generator(x, y, { real: f, fake: g });
    expectAgreement(ofTensors, ofNumbers, inputs, { orders: 1 });
  });

  test.runIf(loss.against)('against labels: those of D where they are 1 and 0', () => {
    const labels = [0, 1, 0.9, 0.5, 0.1, 1, 0];
    const ofTensors = (x: tf.Tensor) => loss.against!(x, tf.tensor2d(labels, [7, 1]));
    const ofNumbers = (x: readonly number[]) => x.map((output, i) => against!(output, labels[i]));
    expectAgreement(ofTensors, ofNumbers, [real], { orders: 2 });
    const sum = (x: tf.Tensor, y: tf.Tensor) =>
      tf.add(tf.mean(loss.against!(x, 1)), tf.mean(loss.against!(y, 0)));
    expectAgreement(sum, discriminator, [real, fake], { orders: 2 });
  });
});

describe.each(Object.entries(penalties) as [string, Penalty][])(
  'penalty %s',
  (name, { value, player, draws }) => {
    const inputs = inputsOf([5, WIDTH], [5, WIDTH], ...Object.values(criticShapes));
    const names = ['real', 'fake', ...Object.keys(criticShapes)];
    const named = <T>(all: readonly T[]): Record<string, T> =>
      Object.fromEntries(names.map((key, i) => [key, all[i]]));

    test.runIf(value)(`and its slope for ${player}`, () => {
      let drawn: (readonly number[])[] = [];
      const noise = (_: string, shape: readonly number[]) => {
        if (!draws) throw new Error(`${name}: expected a declaration, got a draw without.`);
        const data = uniformNumbers(shape, drawn.length);
        drawn.push(data);
        return tf.tensor([...data], [...shape]);
      };
      const ofTensors = (...all: tf.Tensor[]) => {
        drawn = [];
        const { real, fake, in: into, bias, out } = named(all);
        const weights = { in: into, bias, out };
        const logitsOf = (x: tf.Tensor) => criticTensor(weights, x);
        const lossOfD = (other: Record<string, tf.Tensor>) =>
          losses.nonSaturating.discriminator(criticTensor(other, real), criticTensor(other, fake));
        return value!({ real, fake, weights, logitsOf, lossOfD, noise });
      };
      const ofNumbers = (...all: (readonly number[])[]) => {
        const { real, fake, in: into, bias, out } = named(all);
        const weights = { in: into, bias, out };
        return penaltyReferences[name]({ real, fake, weights, drawn });
      };
      expectAgreement(ofTensors, ofNumbers, inputs, { orders: 1, tolerance: 1e-4 });
    });
  },
);

describe.each(Object.entries(optimizers) as [string, Optimizer][])('optimizer %s', (name, optimizer) => {
  test('over 5 steps of 7 weights', () => {
    const settings = { learningRate: 0.01, beta1: 0.8, beta2: 0.95, weightDecay: 0.3 };
    const [start, ...gradients] = inputsOf([7], [7], [7], [7], [7], [7]);
    let expected = [...start.data];
    const states = expected.map((): Record<string, number> => ({}));
    const state = optimizer.state.map((slot) => [slot, tf.zeros([7])] as const);
    let found: ParameterState = { weight: tensorOf(start), ...Object.fromEntries(state) };
    for (const [i, gradient] of gradients.entries()) {
      const { learningRate, beta1, beta2, weightDecay } = settings;
      const numbers = optimizer.ratesAt?.(learningRate, beta1, beta2, i + 1, weightDecay) ?? [learningRate];
      const before = { ...found, gradient: tensorOf(gradient) };
      [found] = optimizer.update([before], { rates: tf.tensor1d([...numbers]), beta1, beta2 });
      expected = expected.map((weight, k) =>
        optimizerReferences[name](weight, gradient.data[k], i + 1, states[k], settings),
      );
      expectClose(`weight after step ${i + 1}`, found.weight.dataSync(), expected, 1e-6);
    }
  });

  test('anticipated over 3 steps of 7 weights, and its slopes', () => {
    const settings = { learningRate: 0.1, beta1: 0.8, beta2: 0.95, weightDecay: 0.3 };
    const { learningRate, beta1, beta2, weightDecay } = settings;
    const ofTensors = (weight: tf.Tensor, ...gradients: tf.Tensor[]) => {
      const state = optimizer.state.map((slot) => [slot, tf.zeros([7])] as const);
      let after: ParameterState = { weight, ...Object.fromEntries(state) };
      for (const [i, gradient] of gradients.entries()) {
        const numbers = optimizer.ratesAt?.(learningRate, beta1, beta2, i + 1, weightDecay) ?? [learningRate];
        const rates = numbers.map((rate) => tf.scalar(rate));
        after = optimizer.anticipate({ ...after, gradient }, { rates, beta1, beta2 });
      }
      return after.weight;
    };
    const ofNumbers = (weights: readonly number[], ...gradients: (readonly number[])[]) =>
      weights.map((weight, k) => {
        const state: Record<string, number> = {};
        return gradients.reduce(
          (before, gradient, i) => optimizerReferences[name](before, gradient[k], i + 1, state, settings),
          weight,
        );
      });
    expectAgreement(ofTensors, ofNumbers, inputsOf([7], [7], [7], [7]), { orders: 1 });
    const zeros = tf.zeros([7]);
    const { grads } = tf.engine().gradients(() => tf.sum(ofTensors(zeros, zeros)), [zeros]);
    expect(grads[0].dataSync(), 'where there has been no gradient').toEqual(
      new Float32Array(7).fill(grads[0].dataSync()[0]),
    );
    expect(Number.isFinite(grads[0].dataSync()[0])).toBe(true);
  });
});

describe.each(Object.entries(augmentations) as [string, Augmentation][])('augmentation %s', (name, entry) => {
  const uniform = Array.from({ length: 3 }, (_, i) => uniformNumbers([entry.draws], i));
  const on = [1, 0, 1];

  test.each([
    [5, 3, 1],
    [2, 5, 3],
    [9, 16, 3],
  ])('of images of %d x %d x %d, and its slopes', (height, width, channels) => {
    const shape = [3, height, width, channels];
    const ofTensors = (images: tf.Tensor) =>
      entry.apply({
        images: images as tf.Tensor4D,
        uniform: tf.tensor2d(uniform),
        on: tf.tensor2d(on, [3, 1]),
      });
    const ofNumbers = (images: readonly number[]): number[] =>
      images.map((_, i) => {
        const [row, column, channel] = placeOf(i, shape);
        const n = Math.floor(i / (height * width * channels));
        const at: ImageNumbers['at'] = (y, x, c) => images[((n * height + y) * width + x) * channels + c];
        const image = { height, width, channels, uniform: uniform[n], on: on[n] === 1, at };
        return augmentationReferences[name](image, row, column, channel);
      });
    const bent = (images: tf.Tensor) => tf.square(ofTensors(images)); // all are straight: their squares bend
    const bentNumbers = (images: readonly number[]) => ofNumbers(images).map((value) => value * value);
    const large = height * width > 16; // derivatives by differences take a reference per number
    expectAgreement(ofTensors, ofNumbers, inputsOf(shape), { orders: large ? 0 : 1 });
    if (!large) expectAgreement(bent, bentNumbers, inputsOf(shape), { orders: channels === 1 ? 2 : 1 });
  });
});

/** Row, column and channel of a number of images. */
function placeOf(i: number, [, height, width, channels]: readonly number[]): [number, number, number] {
  const pixel = Math.floor(i / channels);
  return [Math.floor(pixel / width) % height, pixel % width, i % channels];
}

/** Numbers from 0 to 1, others for each draw. */
function uniformNumbers(shape: readonly number[], draw: number): number[] {
  const size = shape.reduce((a, b) => a * b, 1);
  return inputsOf([(draw + 1) * size])[0]
    .data.slice(-size)
    .map((x) => (x + 1) / 2);
}

function tensorOf({ data, shape }: { data: readonly number[]; shape: readonly number[] }): tf.Tensor {
  return tf.tensor([...data], [...shape]);
}
