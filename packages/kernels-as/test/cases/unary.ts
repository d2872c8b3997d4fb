import * as tf from '@tensorflow/tfjs-core';
import { type Case, type Input, sizes } from './case.ts';

type Op = (x: tf.Tensor) => tf.Tensor;

const specials = [
  0,
  -0,
  1,
  -1,
  0.5,
  -0.5,
  1.5,
  2.5,
  -2.5,
  NaN,
  Infinity,
  -Infinity,
  1e-40,
  -1e-40,
  100,
  -100,
];

/** kernel, operation, range of the values, how often it may be differentiated. */
const ops: [string, Op, Input['range'], Case['order']][] = [
  ['Abs', tf.abs, [-2, 2], 1],
  ['Ceil', tf.ceil, [-5, 5], 0],
  ['Floor', tf.floor, [-5, 5], 0],
  ['Round', tf.round, [-5, 5], 0],
  ['Neg', tf.neg, [-2, 2], 2],
  ['Sign', tf.sign, [-2, 2], 0],
  ['Sqrt', tf.sqrt, [0.1, 9], 2],
  ['Rsqrt', tf.rsqrt, [0.1, 9], 2],
  ['Square', tf.square, [-2, 2], 2],
  ['Reciprocal', tf.reciprocal, [0.5, 4], 2],
  ['Exp', tf.exp, [-8, 2], 2],
  ['Log', tf.log, [0.1, 9], 2],
  ['Log1p', tf.log1p, [-0.9, 4], 2],
  ['Sigmoid', tf.sigmoid, [-9, 9], 2],
  ['Tanh', tf.tanh, [-4, 4], 2],
  ['Softplus', tf.softplus, [-9, 9], 2],
  ['Erf', tf.erf, [-3, 3], 1],
  ['Step', (x) => tf.step(x, 0.25), [-2, 2], 0],
  ['IsFinite', tf.isFinite, [-2, 2], 0],
  ['IsNan', tf.isNaN, [-2, 2], 0],
];

/** Kernels that take int32 as it is; tfjs casts before the others. */
const integral = ['Abs', 'Round', 'Neg', 'Sign', 'Square', 'Step', 'IsFinite'];

export const unary: Case[] = [
  ...ops.flatMap(([kernel, run, range, order]): Case[] => [
    ...sizes.map((n): Case => ({ kernel, name: `[${n}]`, inputs: [{ shape: [n], range }], run, order })),
    { kernel, name: 'specials', inputs: [{ shape: [specials.length], values: specials }], run, order: 0 },
  ]),
  ...ops
    .filter(([kernel]) => integral.includes(kernel))
    .map(
      ([kernel, run]): Case => ({
        kernel,
        name: 'int32',
        inputs: [{ shape: [7], dtype: 'int32', values: [0, 3, -3, 1, -1, 30001, -16777217] }],
        run,
        order: 0,
      }),
    ),
];
