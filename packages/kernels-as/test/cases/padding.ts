import * as tf from '@tensorflow/tfjs-core';
import type { Case } from './case.ts';
import { moves } from './moves.ts';

const pads = (
  [
    [[5], [[2, 3]]],
    [
      [3, 5],
      [
        [0, 1],
        [2, 0],
      ],
    ],
    [
      [2, 4, 5, 3],
      [
        [0, 0],
        [1, 2],
        [2, 1],
        [0, 0],
      ],
    ],
    [
      [3, 4, 5],
      [
        [2, 2],
        [3, 1],
        [1, 4],
      ],
    ],
    [
      [2, 3],
      [
        [0, 0],
        [0, 0],
      ],
    ],
  ] as [number[], [number, number][]][]
).flatMap(([shape, paddings]) => [
  moves('PadV2', shape, `by ${paddings} with 0`, (x) => tf.pad(x, paddings)),
  moves('PadV2', shape, `by ${paddings} with 1.5`, (x) => tf.pad(x, paddings, 1.5)),
  ...(['reflect', 'symmetric'] as const)
    .filter((mode) => shape.every((n, d) => Math.max(...paddings[d]) <= n - (mode === 'reflect' ? 1 : 0)))
    .map((mode) =>
      moves('MirrorPad', shape, `by ${paddings}, ${mode}`, (x) => tf.mirrorPad(x, paddings, mode)),
    ),
]);

export const padding: Case[] = [
  ...pads,
  moves(
    'PadV2',
    [5, 9],
    'int32',
    (x) =>
      tf.pad(
        x,
        [
          [1, 2],
          [0, 1],
        ],
        3,
      ),
    'int32',
  ),
];
