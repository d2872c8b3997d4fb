import * as tf from '@tensorflow/tfjs-core';
import type { Case, Input } from './case.ts';

const ints = (shape: number[], values: number[]): Input => ({ shape, dtype: 'int32', values });

const gathers: Case[] = (
  [
    [[5], [3, 1], [4, 0, 4]],
    [
      [3, 5],
      [4, 2],
      [0, 0, 2, 4, 1, 3, 2, 4],
    ],
    [
      [3, 5],
      [2, 1],
      [2, 0],
    ],
    [
      [3, 5, 7],
      [2, 2, 2],
      [0, 0, 2, 4, 1, 3, 2, 4],
    ],
    [[2, 3, 17], [1, 1], [1]],
    [[4, 3], [0, 2], []],
  ] as [number[], number[], number[]][]
).map(([shape, rows, values]) => ({
  kernel: 'GatherNd',
  name: `[${rows}] of [${shape}]`,
  inputs: [{ shape }, ints(rows, values)],
  run: (x, at) => tf.gatherND(x, at),
  tolerance: 0,
  order: 0,
}));

const scatters: Case[] = (
  [
    [[3], [3, 1], [2, 0, 2], [5]],
    [
      [3, 4],
      [3, 1],
      [2, 0, 2],
      [5, 4],
    ],
    [[4], [4, 2], [0, 0, 2, 1, 0, 0, 1, 1], [3, 2]],
    [
      [2, 17],
      [2, 1],
      [1, 1],
      [3, 17],
    ],
    [[0, 3], [0, 1], [], [2, 3]],
  ] as [number[], number[], number[], number[]][]
).flatMap(([shape, rows, values, result]) =>
  (['float32', 'int32'] as const).map((dtype) => ({
    kernel: 'ScatterNd',
    name: `${dtype} [${shape}] at [${rows}] of [${result}]`,
    inputs: [{ shape, dtype, range: [-9, 9] as [number, number] }, ints(rows, values)],
    run: (x, at) => tf.scatterND(at, x, result),
    order: 0,
  })),
);

export const gatherScatterNd: Case[] = [
  ...gathers,
  ...scatters,
  {
    kernel: 'TensorScatterUpdate',
    name: 'the last of several',
    inputs: [{ shape: [5, 3] }, ints([4, 1], [3, 0, 3, 4]), { shape: [4, 3] }],
    run: (x, at, updates) => tf.tensorScatterUpdate(x, at, updates),
    tolerance: 0,
    order: 0,
  },
  {
    kernel: 'SparseToDense',
    name: 'values',
    inputs: [ints([4, 2], [0, 1, 2, 2, 2, 2, 1, 0]), { shape: [4] }],
    run: (at, values) => tf.sparseToDense(at, values, [3, 4], 0.5),
    tolerance: 0,
    order: 0,
  },
  {
    kernel: 'SparseToDense',
    name: 'one value',
    inputs: [ints([3], [0, 2, 6]), { shape: [], dtype: 'int32' }],
    run: (at, value) => tf.sparseToDense(at, value, [7], 3),
    tolerance: 0,
  },
];
