import * as tf from '@tensorflow/tfjs-core';
import { type Case, type Input, sizes } from './case.ts';

type Op = (a: tf.Tensor, b: tf.Tensor) => tf.Tensor;

const comparisons: Record<string, Op> = {
  Equal: tf.equal,
  NotEqual: tf.notEqual,
  Greater: tf.greater,
  GreaterEqual: tf.greaterEqual,
  Less: tf.less,
  LessEqual: tf.lessEqual,
};
const connectives: Record<string, Op> = { LogicalAnd: tf.logicalAnd, LogicalOr: tf.logicalOr };

const specials = [0, -0, 1, -1, NaN, Infinity, -Infinity];
const flags: Input = { shape: [11], dtype: 'bool', values: [1, 0, 0, 1, 1, 1, 0, 1, 0, 0, 1] };
const types = ['float32', 'int32', 'bool'] as const;

const compared = ([kernel, run]: [string, Op]): Case[] => [
  ...sizes.map(
    (n): Case => ({
      kernel,
      name: `[${n}]`,
      inputs: [
        { shape: [n], values: Array.from({ length: n }, (_, i) => i % 3) },
        { shape: [n], values: Array.from({ length: n }, (_, i) => i % 2) },
      ],
      run,
      order: 0,
    }),
  ),
  {
    kernel,
    name: 'specials',
    inputs: [
      { shape: [7, 1], values: specials },
      { shape: [7], values: specials },
    ],
    run,
    order: 0,
  },
  {
    kernel,
    name: 'int32 with a scalar',
    inputs: [
      { shape: [5], dtype: 'int32', values: [16777217, 16777216, -1, 0, 16777218] },
      { shape: [], dtype: 'int32', values: [16777217] },
    ],
    run,
    order: 0,
  },
  {
    kernel,
    name: 'strings',
    inputs: [{ shape: [0] }],
    run: () => run(tf.tensor2d(['a', 'b', 'ab', 'a'], [2, 2]), tf.tensor1d(['a', 'b'])),
    order: 0,
  },
];

export const logic: Case[] = [
  ...Object.entries(comparisons).flatMap(compared),
  ...Object.entries(connectives).map(
    ([kernel, run]): Case => ({
      kernel,
      name: '[11] with [3,1]',
      inputs: [flags, { shape: [3, 1], dtype: 'bool', values: [0, 1, 0] }],
      run,
      order: 0,
    }),
  ),
  { kernel: 'LogicalNot', name: '[11]', inputs: [flags], run: (x) => tf.logicalNot(x), order: 0 },
  ...sizes.map(
    (n): Case => ({
      kernel: 'Select',
      name: `[${n}]`,
      inputs: [{ shape: [n], dtype: 'bool' }, { shape: [n] }, { shape: [n] }],
      run: (c, t, e) => tf.where(c, t, e),
      order: 0,
    }),
  ),
  {
    kernel: 'Select',
    name: 'rank 1 condition of slices',
    inputs: [flags, { shape: [11, 2, 3] }, { shape: [11, 2, 3] }],
    run: (c, t, e) => tf.engine().runKernel('Select', { condition: c, t, e }) as tf.Tensor,
    // tfjs' cpu backend takes element `row` of t and e for the whole slice
    reference: (c, t, e) => tf.where(tf.tile(tf.reshape(c, [11, 1, 1]), [1, 2, 3]), t, e),
    order: 0,
  },
  {
    kernel: 'Select',
    name: 'int32 and float32',
    inputs: [flags, { shape: [11], dtype: 'int32', range: [-9, 9] }, { shape: [11] }],
    run: (c, t, e) => tf.engine().runKernel('Select', { condition: c, t, e }) as tf.Tensor,
    order: 0,
  },
  ...types.flatMap((dtype) =>
    types.map(
      (to): Case => ({
        kernel: 'Cast',
        name: `${dtype} to ${to}`,
        inputs: [dtype === 'bool' ? flags : { shape: [37], dtype, range: [-3, 3] }],
        run: (x) => tf.cast(x, to),
        order: dtype === to && to === 'float32' ? 2 : 0,
      }),
    ),
  ),
  ...(['int32', 'bool'] as const).map(
    (to): Case => ({
      kernel: 'Cast',
      name: `specials to ${to}`,
      inputs: [{ shape: [7], values: [0, -0, NaN, 1.999, -1.999, -0.5, 1e-40] }],
      run: (x) => tf.cast(x, to),
      order: 0,
    }),
  ),
  ...types.flatMap((dtype): Case[] => [
    { kernel: 'ZerosLike', name: dtype, inputs: [{ shape: [5, 3], dtype }], run: tf.zerosLike, order: 0 },
    { kernel: 'OnesLike', name: dtype, inputs: [{ shape: [5, 3], dtype }], run: tf.onesLike, order: 0 },
  ]),
];
