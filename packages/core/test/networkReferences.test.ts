// Every entry of the tables that networks are made of equals its formula in plain float64: values, first and second derivatives.
import { beforeAll, describe, expect, test } from 'vitest';
import { architectures } from '../src/architectures/index.ts';
import type { Architecture } from '../src/architectures/types.ts';
import { batchFeatures } from '../src/batchFeatures/index.ts';
import { conditionings } from '../src/conditionings/index.ts';
import { discriminator } from '../src/games/discriminator.ts';
import { generator } from '../src/games/generator.ts';
import { networkOptions } from '../src/games/networkOptions.ts';
import { heads } from '../src/heads/index.ts';
import { startBackend } from '../src/index.ts';
import { type ActivationName, activation, activations, reads } from '../src/nn/activation.ts';
import { conv } from '../src/nn/conv.ts';
import { type Layer, sequential, sizeOf } from '../src/nn/layer.ts';
import { type NormName, norms } from '../src/norms/index.ts';
import type { Norm } from '../src/norms/types.ts';
import * as tf from '../src/tf.ts';
import { upsamplings } from '../src/upsamplings/index.ts';
import type { Upsampling } from '../src/upsamplings/types.ts';
import { references as activationReferences } from './references/activations.ts';
import { expectAgreement, inputsOf } from './references/agree.ts';
import { references as architectureReferences } from './references/architectures.ts';
import { references as batchFeatureReferences } from './references/batchFeatures.ts';
import { references as conditioningReferences } from './references/conditionings.ts';
import { references as headReferences } from './references/heads.ts';
import type { Grid } from './references/layers.ts';
import { references as normReferences } from './references/norms.ts';
import { references as upsamplingReferences } from './references/upsamplings.ts';
import { tiny } from './tiny.ts';

beforeAll(() => startBackend(tiny()));

describe.each([
  ['activations', activations, activationReferences],
  ['norms', norms, normReferences],
  ['upsamplings', upsamplings, upsamplingReferences],
  ['heads', heads, headReferences],
  ['batch features', batchFeatures, batchFeatureReferences],
  ['conditionings', conditionings, conditioningReferences],
  ['architectures', architectures, architectureReferences],
])('%s', (_, table, references) => {
  test('have a reference each, and no reference is without its entry', () => {
    expect(Object.keys(references).sort()).toEqual(Object.keys(table).sort());
  });
});

/** One-hot classes 0, 1, 2, 0, ... */
const classesOf = (n: number): Grid => ({
  shape: [n, 3],
  data: Array.from({ length: 3 * n }, (_, i) => (i % 3 === Math.floor(i / 3) % 3 ? 1 : 0)),
});
const tensorOf = ({ data, shape }: Grid): tf.Tensor => tf.tensor([...data], [...shape]);

/** The shapes of a layer's weights, by name. */
function shapesOf(layer: Layer): Record<string, readonly number[]> {
  const initial = layer.init({ weight: (shape) => ({ shape, data: new Float32Array(sizeOf(shape)) }) });
  return Object.fromEntries(Object.entries(initial).map(([name, { shape }]) => [name, shape]));
}

/**
 * Expects a layer in training to agree with a reference, in its input and in each of its weights or, for larger networks, in its
 * input and along one direction of all of its weights.
 */
function expectLayer(
  layer: Layer,
  shape: readonly number[],
  reference: (x: Grid, weights: Record<string, Grid>) => readonly number[],
  { classes, along = false }: { classes?: Grid; along?: boolean } = {},
): void {
  const shapes = shapesOf(layer);
  const names = Object.keys(shapes);
  const sizes = Object.values(shapes);
  const [x, ...rest] = inputsOf(shape, ...sizes, ...sizes);
  const [weights, direction] = [rest.slice(0, names.length), rest.slice(names.length)];
  const step = { shape: [1], data: [0.125] };
  const ofTensors = (input: tf.Tensor, ...given: tf.Tensor[]): tf.Tensor => {
    const moved = (i: number) => tf.add(tensorOf(weights[i]), tf.mul(given[0], tensorOf(direction[i])));
    const params = Object.fromEntries(names.map((name, i) => [name, along ? moved(i) : given[i]]));
    const initial = Object.entries(layer.statistics?.() ?? {});
    const statistics = Object.fromEntries(
      initial.map(([name, values]) => [name, tf.tensor(values.data, [...values.shape])]),
    );
    return layer.apply(params, input, { training: true, statistics, classes: classes && tensorOf(classes) });
  };
  const ofNumbers = (input: readonly number[], ...given: readonly (readonly number[])[]) => {
    const moved = (i: number) => weights[i].data.map((w, k) => w + given[0][0] * direction[i].data[k]);
    const data = (i: number) => (along ? moved(i) : given[i]);
    const grids = names.map((name, i) => [name, { shape: shapes[name], data: data(i) }]);
    return reference({ shape, data: input }, Object.fromEntries(grids));
  };
  expectAgreement(ofTensors, ofNumbers, along ? [x, step] : [x, ...weights], { orders: 2, tolerance: 1e-4 });
}

describe.each(Object.keys(activations) as ActivationName[])('activation %s', (name) => {
  test('of 6 channels', () => {
    expect(6 % reads(name, 3)).toBe(0);
    const rows = (data: readonly number[]) => [data.slice(0, 6), data.slice(6)];
    const reference = (x: Grid) => rows(x.data).flatMap((row) => activationReferences[name](row, 3));
    expectLayer(activation(name, 3), [2, 6], reference);
  });
});

describe.each(Object.entries(norms) as [NormName, Norm][])('norm %s', (name, { weights, outputs }) => {
  const plain = conv('c', 2, 2, [2, 2], [1, 1]);
  const layer = (classes: number) =>
    sequential(weights?.(plain) ?? plain, ...(outputs ? [outputs('n', 2, classes)] : []));

  test('of a convolution', () => {
    const reference = normReferences[name]();
    expectLayer(layer(0), [3, 2, 3, 2], (x, w) => reference(x, w).data);
  });

  test.runIf(outputs)('with a scale for each class', () => {
    const classes = classesOf(3);
    const reference = normReferences[name]();
    expectLayer(layer(3), [3, 2, 3, 2], (x, w) => reference(x, w, classes).data, { classes });
  });
});

describe.each(Object.entries(upsamplings) as [keyof typeof upsamplings, Upsampling][])(
  'upsample %s',
  (name, { layer }) => {
    test.each([
      ['to an odd height', [2, 3], [3, 6], 3],
      ['of one row', [1, 2], [2, 4], 4],
      ['of a signal', [1, 3], [1, 11], 5],
      ['of a volume', [2, 1, 2], [4, 2, 3], 2],
    ])('%s', (_, sides, to, side) => {
      const factors = to[0] === 1 ? [1, 4] : to.map(() => 2);
      const how = { filter: factors.map((factor) => (factor === 1 ? 1 : side)), factors, to };
      const reference = (x: Grid, w: Record<string, Grid>) =>
        upsamplingReferences[name](x, w['u/weight'], w['u/bias'], how).data;
      expectLayer(layer('u', 2, 1, how), [1, ...sides, 2], reference, { along: true });
    });
  },
);

describe.each(Object.keys(heads) as (keyof typeof heads)[])('head %s', (name) => {
  test('of 4 features and 3 classes', () => {
    const classes = classesOf(5);
    const reference = (h: Grid, w: Record<string, Grid>) => headReferences[name](h, w, classes);
    expectLayer(heads[name].layer('o', 4, 3), [5, 4], reference, { classes });
  });
});

describe.each(Object.keys(batchFeatures) as (keyof typeof batchFeatures)[])('batch features %s', (name) => {
  test('of 5 samples', () => {
    const reference = (x: Grid, w: Record<string, Grid>) => batchFeatureReferences[name](x, w).flat();
    expectLayer(batchFeatures[name].body('b', 2).layer, [5, 2], reference, { along: true });
  });
});

describe.each(Object.entries(architectures) as [keyof typeof architectures, Architecture][])(
  'architecture %s',
  (name, { generator: make, body }) => {
    const { shape, batch = 1, G, body: reference } = architectureReferences[name];
    const config = tiny({ architecture: name, width: 2, activationG: 'tanh', activationD: 'swish' });

    test('G', () => {
      const layer = make(3, networkOptions(config, 'G', shape));
      expectLayer(layer, [2, 3], (z, w) => G(z, w).data, { along: true });
    });

    test('D without its head', () => {
      const { layer } = body(networkOptions(config, 'D', shape));
      expectLayer(layer, [batch, ...shape], (x, w) => reference(x, w).data, { along: true });
    });
  },
);

describe.each(Object.keys(conditionings) as (keyof typeof conditionings)[])(
  'conditioning %s',
  (conditioning) => {
    const smooth = { depth: 1, width: 3, activationG: 'tanh', activationD: 'tanh', normG: 'batch' };
    const config = tiny({ ...smooth, conditional: true, conditioning });
    const { G, D } = conditioningReferences[conditioning];
    const classes = classesOf(4);

    test('of G', () => {
      const { layer } = generator(config, [2], 3);
      const told: Layer = {
        ...layer,
        apply: (params, z, pass) =>
          layer.apply(params, tf.concat([z, pass.classes!], 1), { ...pass, classes: undefined }),
      };
      expectLayer(told, [4, 2], (z, w) => G(z, w, classes).data, { classes });
    });

    test('of D', () => {
      const layer = discriminator(config, [2], 3);
      expectLayer(layer, [4, 2], (x, w) => D(x, w, classes).data, { classes });
    });
  },
);
