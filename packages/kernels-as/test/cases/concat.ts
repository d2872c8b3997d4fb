import * as tf from '@tensorflow/tfjs-core';
import type { Case } from './case.ts';
import { moves } from './moves.ts';

const joins: Case[] = [0, 1, 2, -1].flatMap((axis) =>
  (['float32', 'int32'] as const).map((dtype) => {
    const shapes = [3, 0, 4, 17].map((n) => [2, 5, 7].map((size, d) => (d === (axis + 3) % 3 ? n : size)));
    return {
      kernel: 'Concat',
      name: `${dtype} along ${axis}`,
      inputs: shapes.map((shape) => ({ shape, dtype })),
      run: (...x: tf.Tensor[]) => tf.concat(x, axis),
      tolerance: 0,
    };
  }),
);

const packs: Case[] = [0, 1, 2, -1].flatMap((axis) =>
  [1, 3].map((n) => ({
    kernel: 'Pack',
    name: `${n} of [5, 7] along ${axis}`,
    inputs: Array.from({ length: n }, () => ({ shape: [5, 7] })),
    run: (...x: tf.Tensor[]) => tf.stack(x, axis),
    tolerance: 0,
  })),
);

const parts: Case[] = [0, 1, 2, -1].flatMap((axis) => [
  moves('SplitV', [4, 6, 8], `in 2 along ${axis}`, (x) =>
    tf.concat([...tf.split(x, 2, axis)].reverse(), axis),
  ),
  moves('SplitV', [4, 6, 8], `in 1, 0, rest along ${axis}`, (x) =>
    tf.concat([...tf.split(x, [1, 0, -1], axis)].reverse(), axis),
  ),
  moves('Unpack', [4, 5, 6], `along ${axis}`, (x) => tf.stack([...tf.unstack(x, axis)].reverse(), 1)),
]);

export const concat: Case[] = [
  ...joins,
  ...packs,
  ...parts,
  {
    kernel: 'Concat',
    name: 'float32 and int32',
    inputs: [{ shape: [3] }, { shape: [2], dtype: 'int32', range: [-9, 9] }],
    run: (...x) => tf.concat(x),
    tolerance: 0,
    order: 0,
  },
];
