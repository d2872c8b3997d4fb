import * as tf from '@tensorflow/tfjs-core';
import { type Case, sizes } from './case.ts';
import { moves } from './moves.ts';

const permutations: [shape: number[], perm: number[]][] = [
  ...sizes.map((n): [number[], number[]] => [
    [n, 17],
    [1, 0],
  ]),
  ...sizes.map((n): [number[], number[]] => [
    [2, 5, n],
    [0, 2, 1],
  ]),
  [
    [64, 67],
    [1, 0],
  ],
  [
    [4, 1, 5],
    [1, 0, 2],
  ],
  [
    [3, 4, 5],
    [2, 1, 0],
  ],
  [
    [5, 6, 7],
    [1, 0, 2],
  ],
  [
    [5, 6, 7],
    [1, 2, 0],
  ],
  [
    [2, 5, 7, 8],
    [0, 3, 1, 2],
  ],
  [
    [2, 8, 5, 7],
    [0, 2, 3, 1],
  ],
  [
    [3, 4, 5, 6],
    [3, 1, 2, 0],
  ],
  [
    [2, 3, 4, 5, 3],
    [4, 2, 0, 3, 1],
  ],
  [
    [2, 3, 4, 2, 2, 3],
    [0, 1, 3, 2, 4, 5],
  ],
  [
    [2, 3, 4, 2, 5, 3],
    [5, 3, 1, 4, 2, 0],
  ],
];

const planes: [shape: number[], perm: number[]][] = [1, 4, 5, 9].map((n) => [
  [3, n],
  [1, 0],
]);
const transposes = [...permutations, ...planes].map(([shape, perm]) =>
  moves('Transpose', shape, `by ${perm}`, (x) => tf.transpose(x, perm)),
);

const reverses = (
  [
    [[37], 0],
    [[5, 7], 0],
    [[5, 7], 1],
    [
      [2, 5, 7, 3],
      [1, 2],
    ],
    [
      [2, 3, 4, 5],
      [0, -1],
    ],
    [[0, 3], 1],
    [[], 0],
  ] as [number[], number | number[]][]
)
  .filter(([shape]) => shape.length > 0)
  .map(([shape, axis]) => moves('Reverse', shape, `along ${axis}`, (x) => tf.reverse(x, axis)));

const tiles = (
  [
    [[5], [3]],
    [[1], [37]],
    [
      [3, 1],
      [1, 17],
    ],
    [
      [1, 5],
      [4, 1],
    ],
    [
      [3, 4],
      [2, 3],
    ],
    [
      [2, 1, 3, 1],
      [1, 4, 1, 5],
    ],
    [
      [3, 4],
      [0, 2],
    ],
    [[0], [3]],
  ] as [number[], number[]][]
).map(([shape, reps]) => moves('Tile', shape, `by ${reps}`, (x) => tf.tile(x, reps)));

const depths = (
  [
    [[1, 2, 3, 4], 2],
    [[2, 3, 5, 12], 2],
    [[2, 3, 2, 45], 3],
    [[0, 2, 2, 4], 2],
  ] as [number[], number][]
).map(([shape, block]) => ({
  ...moves('DepthToSpace', shape, `by ${block}`, (x) => tf.depthToSpace(x as tf.Tensor4D, block)),
  order: 0 as const,
}));

export const shape: Case[] = [
  ...transposes,
  ...reverses,
  ...tiles,
  ...depths,
  moves('Transpose', [5, 9], 'int32', (x) => tf.transpose(x), 'int32'),
  moves('Transpose', [5, 9], 'bool', (x) => tf.transpose(x), 'bool'),
  moves('Tile', [5, 9], 'bool', (x) => tf.tile(x, [2, 1]), 'bool'),
];
