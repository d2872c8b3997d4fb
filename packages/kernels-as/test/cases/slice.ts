import * as tf from '@tensorflow/tfjs-core';
import type { Case } from './case.ts';
import { moves } from './moves.ts';

const slices = (
  [
    [[37], [5], [17]],
    [
      [5, 7],
      [1, 2],
      [3, 4],
    ],
    [
      [5, 7],
      [2, 0],
      [3, 7],
    ],
    [
      [5, 7],
      [0, 6],
      [5, 1],
    ],
    [
      [4, 5, 6],
      [0, 1, 0],
      [4, 3, 6],
    ],
    [
      [3, 4, 5, 17],
      [1, 0, 2, 1],
      [2, 4, 2, 15],
    ],
    [
      [2, 3, 2, 3, 2, 3],
      [1, 0, 1, 0, 1, 0],
      [1, 2, 1, 3, 1, 2],
    ],
    [
      [5, 7],
      [1, 2],
      [0, 4],
    ],
    [
      [5, 7],
      [0, 0],
      [5, 7],
    ],
  ] as [number[], number[], number[]][]
).map(([shape, begin, size]) =>
  moves('Slice', shape, `from ${begin} size ${size}`, (x) => tf.slice(x, begin, size)),
);

const stridedSlices = (
  [
    [[37], [3], [30], [4], 0, 0, 0, 0, 0],
    [[37], [30], [3], [-4], 0, 0, 0, 0, 0],
    [[5, 7], [0, 0], [5, 7], [2, 3], 0, 0, 0, 0, 0],
    [[5, 7], [4, 6], [0, 0], [-2, -1], 3, 3, 0, 0, 0],
    [[4, 5, 6], [1, 0, 5], [3, 1, 1], [1, 1, -2], 0, 0, 2, 0, 0],
    [[4, 5, 6], [1, 2, 1], [2, 3, 5], [1, 1, 1], 0, 0, 0, 0, 2],
    [[4, 5, 6], [1, 0, 1], [4, 0, 5], [2, 1, 1], 0, 0, 0, 2, 0],
    [[4, 5], [1, 0], [3, 5], [1, 1], 0, 0, 0, 0, 0],
  ] as [number[], number[], number[], number[], number, number, number, number, number][]
).map(([shape, begin, end, strides, ...masks]) =>
  moves('StridedSlice', shape, `${begin}:${end}:${strides} masks ${masks}`, (x) =>
    tf.stridedSlice(x, begin, end, strides, ...masks),
  ),
);

export const slice: Case[] = [
  ...slices,
  moves('Slice', [5, 9], 'bool', (x) => tf.slice(x, [1, 2], [3, 4]), 'bool'),
  ...stridedSlices,
  {
    ...moves('StridedSlice', [4, 5, 6], 'x[1, 2, 1:5:2]', (x) =>
      tf.stridedSlice(x, [1, 2, 1], [0, 0, 5], [1, 1, 2], 0, 0, 0, 0, 3),
    ),
    reference: (x) => tf.reshape(tf.stridedSlice(x, [1, 2, 1], [2, 3, 5], [1, 1, 2]), [2]),
  },
  {
    ...moves('StridedSlice', [4, 5], 'x[3:1, 1:4], empty', (x) => tf.stridedSlice(x, [3, 1], [1, 4], [1, 1])),
    reference: () => tf.zeros([0, 3]),
  },
];
