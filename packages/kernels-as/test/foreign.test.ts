// Tensors that were made on one backend and are used on another: whoever shares data must count its references where it lives.
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-wasm';
import { describe, expect, it } from 'vitest';
import { capture } from '../src/backend/capture.ts';
import { BACKEND } from '../src/index.ts';
import { batchNormTraining } from '../src/ops/batchNormTraining.ts';
import { detach } from '../src/ops/detach.ts';
import { sgd } from '../src/ops/sgd.ts';

type Result = tf.Tensor | tf.Tensor[];
type Use = (x: tf.Tensor) => Result;

const SHAPE: [number, number, number, number] = [1, 2, 3, 1];
const VALUES = [1, -2, 3, 0.5, 0, 7];

const zeros: [number, number][] = [
  [0, 0],
  [0, 0],
  [0, 0],
  [0, 0],
];
const dense = { transposeA: false, transposeB: false };
const row = (x: tf.Tensor) => tf.reshape(x, [1, 6]) as tf.Tensor2D;
const kernel = () => tf.ones([6, 2]) as tf.Tensor2D;
const filter = () => tf.ones([1, 1, 1, 1]) as tf.Tensor4D;
const image = (x: tf.Tensor) => x as tf.Tensor4D;

const uses: Record<string, Use> = {
  clone: (x) => tf.clone(x),
  reshape: (x) => tf.reshape(x, [6]),
  'reshape to -1': (x) => tf.reshape(x, [-1, 3]),
  squeeze: (x) => tf.squeeze(x),
  expandDims: (x) => tf.expandDims(x, 1),
  'cast to its own type': (x) => tf.cast(x, 'float32'),
  'cast to int32': (x) => tf.cast(x, 'int32'),
  'cast of bool': (x) => tf.cast(tf.cast(x, 'bool'), 'int32'),
  'whole slice': (x) => tf.slice(x, [0, 0, 0, 0], SHAPE),
  'a part': (x) => tf.slice(x, [0, 1, 1, 0], [1, 1, 2, 1]),
  'whole stridedSlice': (x) => tf.stridedSlice(x, [0, 0, 0, 0], SHAPE, [1, 1, 1, 1]),
  'transpose of ones': (x) => tf.transpose(x, [3, 1, 2, 0]),
  transpose: (x) => tf.transpose(x, [0, 2, 1, 3]),
  'concat of one': (x) => tf.concat([x], 1),
  'concat of two': (x) => tf.concat([x, x], 1),
  'stack of one': (x) => tf.stack([x], 0),
  'stack of two': (x) => tf.stack([x, x], 0),
  'split into one': (x) => tf.split(x, 1, 1),
  split: (x) => tf.split(x, 3, 2),
  unstack: (x) => tf.unstack(x, 0),
  'broadcastTo its shape': (x) => tf.broadcastTo(x, SHAPE),
  broadcastTo: (x) => tf.broadcastTo(x, [2, 2, 3, 1]),
  'tile once': (x) => tf.tile(x, [1, 1, 1, 1]),
  'pad by nothing': (x) => tf.pad(x, zeros),
  reverse: (x) => tf.reverse(x, 1),
  where: (x) => tf.where(tf.greater(x, 0), x, x),
  relu: (x) => tf.relu(x),
  add: (x) => tf.add(x, x),
  'sum over nothing': (x) => tf.sum(x, []),
  'sum over ones': (x) => tf.sum(x, 0),
  'max over ones': (x) => tf.max(x, 0),
  'addN of one': (x) => tf.addN([x]),
  'dropout 0': (x) => tf.dropout(x, 0),
  'maxPool of 1': (x) => tf.maxPool(image(x), 1, 1, 'valid'),
  'avgPool of 1': (x) => tf.avgPool(image(x), 1, 1, 'valid'),
  conv2d: (x) => tf.conv2d(image(x), filter(), 1, 'same'),
  'depthwiseConv2d of 1': (x) => tf.depthwiseConv2d(image(x), filter(), 1, 'same'),
  'resize to its size': (x) => tf.image.resizeBilinear(image(x), [2, 3]),
  'nearest to its size': (x) => tf.image.resizeNearestNeighbor(image(x), [2, 3]),
  gather: (x) => tf.gather(x, tf.tensor1d([0, 1], 'int32'), 1),
  matMul: (x) => tf.matMul(row(x), kernel()),
  'dense layer': (x) => tf.fused.matMul({ a: row(x), b: kernel(), ...dense, activation: 'linear' }),
  'dense layer, no batch': (x) =>
    tf.fused.matMul({ a: row(x), b: kernel(), ...dense, bias: tf.zeros([2]), activation: 'relu' }),
  'fused conv2d': (x) => tf.fused.conv2d({ x: image(x), filter: filter(), strides: 1, pad: 0 }),
  'depthToSpace of 1': (x) => tf.depthToSpace(tf.tile(image(x), [1, 1, 1, 4]) as tf.Tensor4D, 2),
  variable: (x) => {
    const variable = tf.variable(x);
    const seen = tf.add(variable, 0);
    variable.dispose();
    return seen;
  },
  'variable that gets it': (x) => {
    const variable = tf.variable(tf.zerosLike(x));
    variable.assign(x);
    const seen = tf.add(variable, 0);
    variable.dispose();
    return seen;
  },
  'gradient of a square': (x) => tf.grad((y) => tf.sum(tf.square(y)))(x),
  'gradient of a mask': (x) => tf.grad((y) => tf.sum(tf.maxPool(image(tf.relu(y)), 2, 1, 'same')))(x),
  'second gradient': (x) => tf.grad((y) => tf.sum(tf.square(tf.grad((z) => tf.sum(tf.tanh(z)))(y))))(x),
  detach: (x) => tf.grad((y) => tf.sum(tf.mul(y, detach(x))))(x),
  'batch normalisation': (x) => batchNormTraining(image(x), tf.ones([1]), tf.zeros([1]), 1e-3)[0],
  'optimizer step': (x) => sgd([{ weight: tf.clone(x), gradient: tf.clone(x) }], { rate: 0.5 })[0].weight,
  tidy: (x) => tf.tidy(() => tf.reshape(tf.clone(x), [6])),
  keep: (x) => {
    const kept = tf.keep(tf.clone(x));
    const seen = tf.neg(kept);
    kept.dispose();
    return seen;
  },
};

const backends = ['cpu', 'wasm', BACKEND];
const orders = backends.flatMap((made) =>
  backends
    .filter((used) => used !== made && (made === BACKEND || used === BACKEND))
    .map((used) => [made, used]),
);
const longer = [
  ['cpu', BACKEND, 'wasm', BACKEND],
  [BACKEND, 'cpu', BACKEND, 'wasm'],
  ['wasm', BACKEND, 'cpu'],
];
/** What tfjs' wasm backend lacks or does wrongly. */
const lacking = ['cast of bool', 'gradient of a mask', 'second gradient', 'batch normalisation'];

const all = (result: Result): tf.Tensor[] => (Array.isArray(result) ? result : [result]);
const read = (result: Result): number[][] => all(result).map((y) => [...y.dataSync()]);

describe.each([...orders, ...longer].map((order) => [order.join(' > '), order] as const))(
  '%s',
  (_, order) => {
    const possible = Object.entries(uses).filter(
      ([name]) => !lacking.includes(name) || !order.slice(1).includes('wasm'),
    );

    it.each(possible)('%s', async (_, use) => {
      await tf.setBackend('cpu');
      const right = tf.tidy(() => read(use(tf.tensor4d(VALUES, SHAPE))));
      for (const backend of [...backends, order[0]]) await tf.setBackend(backend);
      const before = tf.memory();
      const x = tf.tensor4d(VALUES, SHAPE);
      for (const backend of order.slice(1)) {
        await tf.setBackend(backend);
        const y = tf.tidy(() => use(x));
        for (const [i, values] of read(y).entries()) {
          expect(values.length).toBe(right[i].length);
          for (const [k, value] of values.entries()) expect(value).toBeCloseTo(right[i][k], 5);
        }
        tf.dispose(y);
        expect([...x.dataSync()]).toEqual(VALUES);
      }
      const last = tf.tidy(() => use(x)); // the first tensor goes before what was made of it
      x.dispose();
      expect(read(last).flat().every(Number.isFinite)).toBe(true);
      tf.dispose(last);
      const after = tf.memory();
      expect([after.numTensors, after.numDataBuffers]).toEqual([before.numTensors, before.numDataBuffers]);
    });
  },
);

describe('what cannot be', () => {
  it('a recording that meets a tensor of another backend says so, and the tensor lives on', async () => {
    await tf.setBackend('cpu');
    const x = tf.tensor1d([1, 2, 3]);
    await tf.setBackend(BACKEND);
    expect(() => capture(() => tf.tidy(() => tf.add(x, 1)))).toThrow(
      'capture: expected tensors of the backend ganvil',
    );
    expect([...tf.tidy(() => tf.add(x, 1)).dataSync()]).toEqual([2, 3, 4]);
    x.dispose();
  });

  it('a tensor whose backend was removed says so', async () => {
    await tf.setBackend(BACKEND);
    const x = tf.tensor1d([1, 2, 3]);
    const { register } = await import('../src/register.ts');
    await tf.setBackend('cpu');
    tf.removeBackend(BACKEND);
    register();
    await tf.setBackend(BACKEND);
    expect(() => x.dataSync()).toThrow('tensor: expected one whose data is alive');
    expect(() => tf.clone(x)).toThrow('tensor: expected one whose data is alive');
  });
});
