import * as tf from '@tensorflow/tfjs-core';
import { type Case, type Input, sizes } from './case.ts';

type Op = (x: tf.Tensor) => tf.Tensor;

/** kernel, operation, range in which it is smooth. */
const ops: [string, Op, Input['range']][] = [
  ['Sin', tf.sin, [-9, 9]],
  ['Cos', tf.cos, [-9, 9]],
  ['Tan', tf.tan, [-1.3, 1.3]],
  ['Asin', tf.asin, [-0.9, 0.9]],
  ['Acos', tf.acos, [-0.9, 0.9]],
  ['Atan', tf.atan, [-4, 4]],
  ['Sinh', tf.sinh, [-3, 3]],
  ['Cosh', tf.cosh, [-3, 3]],
  ['Asinh', tf.asinh, [-9, 9]],
  ['Acosh', tf.acosh, [1.2, 9]],
  ['Atanh', tf.atanh, [-0.9, 0.9]],
  ['Expm1', tf.expm1, [-3, 3]],
];

const specials = [
  ...[0, -0, 1, -1, 0.5, NaN, Infinity, -Infinity, 1e-40, -1e-40, 100, -100, 1e5, -1e7],
  ...[1e10, 1e20, -1e20, 3e38, -3.4e38, 16777216, 2 ** 100, 1e-5, 88.5, -89.5, 0.99999994, 1.0000001],
];

export const transcendental: Case[] = [
  ...ops.flatMap(([kernel, run, range]): Case[] => [
    ...sizes.map((n): Case => ({ kernel, name: `[${n}]`, inputs: [{ shape: [n], range }], run })),
    {
      kernel,
      name: 'specials and the full range',
      inputs: [{ shape: [specials.length], values: specials }],
      run,
      tolerance: 1e-6,
      order: 0,
    },
  ]),
  ...sizes.map(
    (n): Case => ({
      kernel: 'Atan2',
      name: `[${n}]`,
      inputs: [{ shape: [3, n] }, { shape: [n], range: [0.2, 2] }],
      run: (a, b) => tf.atan2(a, b),
    }),
  ),
  {
    kernel: 'Atan2',
    name: 'specials',
    inputs: [
      { shape: [6, 1], values: [0, -0, 1, -3e38, Infinity, NaN] },
      { shape: [6], values: [0, -0, -1, 3e38, -Infinity, 1e-40] },
    ],
    run: (a, b) => tf.atan2(a, b),
    tolerance: 1e-6,
    order: 0,
  },
  {
    kernel: 'IsInf',
    order: 0,
    name: 'specials',
    inputs: [{ shape: [specials.length], values: specials }],
    run: tf.isInf,
    tolerance: 0,
  },
];
