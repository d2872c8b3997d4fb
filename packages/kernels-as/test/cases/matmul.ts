import * as tf from '@tensorflow/tfjs-core';
import type { Case } from './case.ts';

const sizes = [
  [0, 3, 2],
  [3, 2, 0],
  [1, 1, 1],
  [1, 17, 5],
  [5, 8, 16],
  [37, 15, 4],
  [121, 70, 23],
];

const plain = sizes.flatMap(([m, n, k]) =>
  [false, true].flatMap((transposeA) =>
    [false, true].map(
      (transposeB): Case => ({
        kernel: 'BatchMatMul',
        name: `${m}x${n}x${k}${transposeA ? ' transposeA' : ''}${transposeB ? ' transposeB' : ''}`,
        inputs: [{ shape: transposeA ? [k, m] : [m, k] }, { shape: transposeB ? [n, k] : [k, n] }],
        run: (a, b) => tf.matMul(a, b, transposeA, transposeB),
        tolerance: 2e-5,
      }),
    ),
  ),
);

const batches: Case[] = [
  [
    [4, 3, 5],
    [4, 5, 2],
  ],
  [
    [4, 3, 5],
    [1, 5, 2],
  ],
  [
    [1, 3, 5],
    [4, 5, 2],
  ],
  [
    [2, 3, 4, 5],
    [2, 3, 5, 6],
  ],
  [
    [2, 3, 4, 5],
    [5, 6],
  ],
].map(([a, b]) => ({
  kernel: 'BatchMatMul',
  name: `[${a}] [${b}]`,
  inputs: [{ shape: a }, { shape: b }],
  run: (x, y) => tf.matMul(x, y),
}));

const activations = ['linear', 'relu', 'relu6', 'elu', 'sigmoid', 'leakyrelu', 'prelu'] as const;

export const matmul: Case[] = [
  ...plain,
  ...batches,
  {
    kernel: 'BatchMatMul',
    name: 'both operands broadcast',
    inputs: [{ shape: [3, 1, 4, 5] }, { shape: [1, 2, 5, 6] }],
    run: (a, b) => tf.matMul(a, b),
    reference: (a, b) => tf.matMul(tf.tile(a, [1, 2, 1, 1]), tf.tile(b, [3, 1, 1, 1])),
  },
  {
    kernel: 'BatchMatMul',
    name: 'int32',
    inputs: [
      { shape: [2, 3, 5], dtype: 'int32', range: [-9, 9] },
      { shape: [2, 5, 4], dtype: 'int32', range: [-9, 9] },
    ],
    run: (a, b) => tf.matMul(a, b),
    tolerance: 0,
  },
  ...activations.map(
    (activation): Case => ({
      kernel: '_FusedMatMul',
      name: activation,
      inputs: [{ shape: [5, 7] }, { shape: [7, 9] }, { shape: [9] }, { shape: [9] }],
      run: (a, b, bias, alpha) =>
        tf.fused.matMul({
          a: a as tf.Tensor2D,
          b: b as tf.Tensor2D,
          bias,
          activation: activation as tf.fused.Activation,
          preluActivationWeights: activation === 'prelu' ? alpha : undefined,
          leakyreluAlpha: 0.3,
        }),
      order: 0,
    }),
  ),
];
