import * as tf from '@tensorflow/tfjs-core';
import { type Case, sizes } from './case.ts';

type Op = (x: tf.Tensor) => tf.Tensor;
type Slope = (x: tf.Tensor, dy: tf.Tensor) => tf.Tensor;

const specials = [0, -0, 1, -1, 7, -7, NaN, Infinity, -Infinity, 1e-40, -1e-40];

const ops: Record<string, Op> = {
  Relu: tf.relu,
  Relu6: (x) => tf.relu6(tf.mul(x, 4)),
  LeakyRelu: (x) => tf.leakyRelu(x, 0.2),
  Elu: tf.elu,
  Selu: tf.selu,
  ClipByValue: (x) => tf.clipByValue(x, -1.5, 0.75),
};

const kernel = (name: string, attrs = {}): Slope => {
  return (x, dy) => tf.engine().runKernel(name, { x, dy }, attrs) as tf.Tensor;
};

/** Our own gradient kernels: name, how it is run, the same from other ops. */
const slopes: [string, Slope, Slope][] = [
  ['ReluGrad', kernel('ReluGrad'), (x, dy) => tf.mul(dy, tf.step(x))],
  ['LeakyReluGrad', kernel('LeakyReluGrad', { alpha: 0.2 }), (x, dy) => tf.mul(dy, tf.step(x, 0.2))],
  ['TanhGrad', kernel('TanhGrad'), (x, dy) => tf.mul(dy, tf.sub(1, tf.square(tf.tanh(x))))],
  [
    'SigmoidGrad',
    kernel('SigmoidGrad'),
    (x, dy) => tf.mul(dy, tf.mul(tf.sigmoid(x), tf.sub(1, tf.sigmoid(x)))),
  ],
  [
    'EluGrad',
    (x, dy) => tf.engine().runKernel('EluGrad', { dy, y: x }) as tf.Tensor,
    (y, dy) => tf.where(tf.less(y, 0), tf.mul(dy, tf.add(y, 1)), dy),
  ],
];

export const activation: Case[] = [
  ...Object.entries(ops).flatMap(([kernel, run]): Case[] => [
    ...sizes.map((n): Case => ({ kernel, name: `[${n}]`, inputs: [{ shape: [n] }], run, order: 1 })),
    { kernel, name: 'specials', inputs: [{ shape: [specials.length], values: specials }], run, order: 0 },
  ]),
  ...slopes.flatMap(([kernel, run, reference]): Case[] =>
    sizes.map((n) => ({
      kernel,
      name: `[${n}]`,
      inputs: [{ shape: [n], range: [-5, 5] }, { shape: [n] }],
      run,
      reference,
      order: 0,
    })),
  ),
  ...(['Relu', 'Relu6'] as const).map(
    (kernel): Case => ({
      kernel,
      name: 'int32',
      inputs: [{ shape: [5], dtype: 'int32', values: [0, 3, -3, 30, -16777217] }],
      run: kernel === 'Relu' ? tf.relu : tf.relu6,
      order: 0,
    }),
  ),
  {
    kernel: 'ClipByValue',
    name: 'int32 between fractions',
    inputs: [{ shape: [9], dtype: 'int32', values: [-4, -3, -2, -1, 0, 1, 2, 3, 4] }],
    run: (x) => tf.clipByValue(x, -1.5, 2.5),
    order: 0,
  },
  {
    kernel: 'LeakyRelu',
    name: 'slope above 1',
    inputs: [{ shape: [17] }],
    run: (x) => tf.leakyRelu(x, 1.5),
    order: 0,
  },
];
