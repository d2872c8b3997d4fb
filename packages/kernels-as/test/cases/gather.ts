import * as tf from '@tensorflow/tfjs-core';
import { type Case, type Input, sizes } from './case.ts';

const ids = (n: number, segments: number): Input => ({ shape: [n], dtype: 'int32', range: [-1, segments] });
const int = (...values: number[]): Input => ({ shape: [values.length], dtype: 'int32', values });

const sums: Case[] = sizes.flatMap((n) =>
  [[n], [n, 5], [n, 2, 3], ...(n === 5 ? [] : [[37, n]])].map((shape) => ({
    kernel: 'UnsortedSegmentSum',
    name: `[${shape}] in 4`,
    inputs: [{ shape }, ids(shape[0], 4)],
    run: (x: tf.Tensor, at: tf.Tensor) => tf.unsortedSegmentSum(x, at as tf.Tensor1D, 4),
  })),
);

const gathers: Case[] = (
  [
    [[5], 0],
    [[5, 1], 0],
    [[5, 3], 0],
    [[5, 37], 0],
    [[5, 67], 0],
    [[3, 5], 1],
    [[3, 5, 7], 1],
    [[2, 3, 5, 4], -2],
    [[2, 5, 0], 1],
  ] as [number[], number][]
).flatMap(([shape, axis]) =>
  [int(), int(4), int(0, 4, 4, 1, 2, 0, 3)].map((indices) => ({
    kernel: 'GatherV2',
    name: `${indices.shape} of [${shape}] along ${axis}`,
    inputs: [{ shape }, indices],
    run: (x: tf.Tensor, at: tf.Tensor) => tf.gather(x, at as tf.Tensor1D, axis),
    tolerance: 0,
  })),
);

const oneHots: Case[] = sizes.map((n) => ({
  kernel: 'OneHot',
  name: `${n} of 7, some outside`,
  inputs: [{ shape: [n], dtype: 'int32', range: [-2, 9] }],
  run: (x) => tf.oneHot(x as tf.Tensor1D, 7),
  tolerance: 0,
}));

const runs: Case[] = (
  [
    [[37], 0],
    [[5, 7], 0],
    [[5, 7], 1],
    [[3, 5, 4], 1],
    [[2, 0, 3], 1],
    [[1], 0],
    [[4, 3], -2],
  ] as [number[], number][]
).flatMap(([shape, axis]) =>
  [
    [false, false],
    [true, false],
    [false, true],
    [true, true],
  ].flatMap(([exclusive, reverse]) =>
    [tf.cumsum, tf.cumprod].map((run, product) => ({
      kernel: product ? 'Cumprod' : 'Cumsum',
      name: `[${shape}] along ${axis}${exclusive ? ', exclusive' : ''}${reverse ? ', reverse' : ''}`,
      inputs: [{ shape }],
      run: (x: tf.Tensor) => run(x, axis, exclusive, reverse),
      reference: (x: tf.Tensor) => run(x, (axis + shape.length) % shape.length, exclusive, reverse),
      tolerance: product ? 1e-5 : 0,
    })),
  ),
);

export const gather: Case[] = [
  ...sums,
  {
    kernel: 'UnsortedSegmentSum',
    name: 'int32',
    inputs: [{ shape: [9, 3], dtype: 'int32', range: [-50, 50] }, ids(9, 4)],
    run: (x, at) => tf.unsortedSegmentSum(x, at as tf.Tensor1D, 4),
    reference: (x, at) => tf.cast(tf.unsortedSegmentSum(x, at as tf.Tensor1D, 4), 'int32'),
    tolerance: 0,
  },
  ...gathers,
  {
    kernel: 'GatherV2',
    name: '[2, 2, 3] of [2, 4, 5, 6] along 2, one batch dimension',
    inputs: [{ shape: [2, 4, 5, 6] }, { shape: [2, 2, 3], dtype: 'int32', range: [0, 5] }],
    run: (x, at) => tf.gather(x, at, 2, 1),
    tolerance: 0,
    order: 0,
  },
  {
    kernel: 'GatherV2',
    name: '[2, 2] of bool [3, 5]',
    inputs: [
      { shape: [3, 5], dtype: 'bool' },
      { shape: [2, 2], dtype: 'int32', range: [0, 3] },
    ],
    run: (x, at) => tf.gather(x, at),
    tolerance: 0,
  },
  ...oneHots,
  {
    kernel: 'OneHot',
    name: 'float32 with own values',
    inputs: [{ shape: [2, 3], dtype: 'int32', range: [0, 5] }],
    run: (x) => tf.oneHot(x, 5, 2.5, -0.5, 'float32'),
    tolerance: 0,
  },
  {
    kernel: 'OneHot',
    name: 'bool',
    inputs: [{ shape: [5], dtype: 'int32', range: [0, 5] }],
    run: (x) => tf.oneHot(x as tf.Tensor1D, 5, 1, 0, 'bool'),
    tolerance: 0,
  },
  ...runs,
  {
    kernel: 'Cumsum',
    name: 'int32',
    inputs: [{ shape: [3, 17], dtype: 'int32', range: [-50, 50] }],
    run: (x) => tf.cumsum(x, 1),
    tolerance: 0,
  },
  {
    kernel: 'Cumprod',
    name: 'int32',
    inputs: [{ shape: [3, 5], dtype: 'int32', range: [-5, 5] }],
    run: (x) => tf.cumprod(x, 1),
    tolerance: 0,
  },
  {
    kernel: 'Cumprod',
    name: 'zeros and specials',
    inputs: [
      { shape: [3, 4], values: [2, 0, 3, 0, 1, Number.NaN, 2, 3, -0, 4, Number.POSITIVE_INFINITY, 2] },
    ],
    run: (x) => tf.cumprod(x, 0),
    tolerance: 0,
    order: 0,
  },
  ...sizes.map(
    (n): Case => ({
      kernel: 'Bincount',
      name: `${n} numbers, some too large`,
      inputs: [{ shape: [n], dtype: 'int32', range: [0, 7] }],
      run: (x) => tf.bincount(x as tf.Tensor1D, tf.tensor1d([]), 5),
      tolerance: 0,
    }),
  ),
  {
    kernel: 'Bincount',
    name: 'weights',
    inputs: [int(0, 4, 4, 1, 9), { shape: [5] }],
    run: (x, weights) => tf.bincount(x as tf.Tensor1D, weights as tf.Tensor1D, 5),
    order: 0,
  },
  {
    kernel: 'Bincount',
    name: 'a matrix',
    inputs: [{ shape: [3, 5], dtype: 'int32', range: [0, 5] }],
    run: (x) => tf.bincount(x as tf.Tensor1D, tf.tensor1d([]), 5),
    tolerance: 0,
  },
];
