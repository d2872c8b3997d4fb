import * as tf from '@tensorflow/tfjs-core';
import type { Case, Input } from './case.ts';

const equations: [string, ...number[][]][] = [
  ['ij,jk->ik', [3, 5], [5, 4]],
  ['ij,jk->ki', [3, 17], [17, 2]],
  ['bij,bjk->bik', [2, 3, 5], [2, 5, 4]],
  ['bij,jbk->kib', [2, 3, 5], [5, 2, 4]],
  ['ij,ij->', [3, 5], [3, 5]],
  ['ij,ij->ij', [3, 5], [3, 5]],
  ['i,j->ij', [3], [5]],
  ['i,j->ji', [3], [1]],
  ['ijk,k->ij', [2, 3, 5], [5]],
  ['ijk,lj->ilk', [2, 3, 5], [4, 3]],
  ['ij -> ji', [3, 5]],
  ['ijk->k', [2, 3, 5]],
  ['ij->', [3, 5]],
  ['ij->ij', [3, 5]],
  [',i->i', [], [4]],
  ['ij,jk->ik', [0, 5], [5, 4]],
  ['ij,jk->ik', [3, 0], [0, 4]],
];

const row = (equation: string, inputs: Input[]): Case => ({
  kernel: 'Einsum',
  name: `${equation} of ${inputs.map(({ shape, dtype }) => `${dtype ?? ''}[${shape}]`).join(' ')}`,
  inputs,
  run: (...xs) => tf.einsum(equation, ...xs),
});

export const einsum: Case[] = [
  ...equations.map(([equation, ...shapes]) =>
    row(
      equation,
      shapes.map((shape) => ({ shape })),
    ),
  ),
  row('ij,jk->ik', [
    { shape: [3, 5], dtype: 'int32', range: [-9, 9] },
    { shape: [5, 4], dtype: 'int32', range: [-9, 9] },
  ]),
  {
    ...row('ij,k->j', [{ shape: [3, 5] }, { shape: [4] }]),
    reference: (x, y) => tf.mul(tf.sum(x, 0), tf.sum(y)), // tfjs' cpu backend gives a shape of its own
  },
  {
    kernel: 'Einsum',
    name: 'rgbToGrayscale',
    inputs: [{ shape: [2, 3, 5, 3] }],
    run: (x) => tf.image.rgbToGrayscale(x as tf.Tensor4D),
  },
];
