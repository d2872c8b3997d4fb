import * as tf from '@tensorflow/tfjs-core';
import { type Case, type Input, sizes } from './case.ts';

type Op = (a: tf.Tensor, b: tf.Tensor) => tf.Tensor;

const ops: Record<string, Op> = {
  Add: tf.add,
  Sub: tf.sub,
  Multiply: tf.mul,
  RealDiv: tf.div,
  Maximum: tf.maximum,
  Minimum: tf.minimum,
  SquaredDifference: tf.squaredDifference,
};

/** Every way in which two shapes meet: merged dimensions, rows, columns, and the general walk. */
const shapes: [number[], number[]][] = [
  [[37], []],
  [[], [37]],
  [[1], [1]],
  [
    [5, 1, 3],
    [5, 1, 3],
  ],
  [[7, 5], [5]],
  [
    [7, 5],
    [7, 1],
  ],
  [
    [1, 5],
    [7, 1],
  ],
  [
    [2, 3, 4, 5],
    [1, 1, 1, 5],
  ],
  [
    [2, 3, 1, 5],
    [1, 3, 4, 1],
  ],
  [
    [3, 1, 2, 1, 5],
    [2, 1, 4, 1],
  ],
  [
    [0, 3],
    [1, 3],
  ],
];

const specials = [0, -0, 1, -1, 2.5, -2.5, NaN, Infinity, -Infinity, 1e-40, 3e38];
const pairs: Input[] = [
  { shape: [11, 1], values: specials },
  { shape: [1, 11], values: specials },
];
const positive: Input['range'] = [0.1, 3];

const rowsOf = ([kernel, run]: [string, Op]): Case[] => {
  const order = kernel === 'Maximum' || kernel === 'Minimum' ? 1 : 2;
  return [
    ...sizes.map(
      (n): Case => ({ kernel, name: `[${n}]`, inputs: [{ shape: [n] }, { shape: [n] }], run, order }),
    ),
    ...shapes.map(
      ([a, b]): Case => ({
        kernel,
        name: `[${a}] with [${b}]`,
        inputs: [{ shape: a }, { shape: b }],
        run,
        order,
      }),
    ),
    { kernel, name: 'specials', inputs: pairs, run, order: 0 },
    {
      kernel: kernel === 'RealDiv' ? 'FloorDiv' : kernel,
      name: 'int32',
      inputs: [
        { shape: [7, 5], dtype: 'int32', range: [-50, 50] },
        { shape: [5], dtype: 'int32', values: [3, -4, 7, -1, 11] },
      ],
      run,
      order: 0,
    },
  ];
};

const integers: [number[], Op][] = [
  [[3, -4, 7, -1, 11], tf.mod],
  [[0, 1, 2, 3, 7], tf.pow],
];

export const binary: Case[] = [
  ...Object.entries(ops).flatMap(rowsOf),
  ...integers.map(
    ([values, run]): Case => ({
      kernel: run === tf.mod ? 'Mod' : 'Pow',
      name: 'int32',
      inputs: [
        { shape: [17, 5], dtype: 'int32', range: [-9, 10] },
        { shape: [5], dtype: 'int32', values },
      ],
      run,
      order: 0,
    }),
  ),
  {
    kernel: 'RealDiv',
    name: 'int32, of the kernel itself',
    inputs: [
      { shape: [7, 5], dtype: 'int32', range: [-50, 50] },
      { shape: [5], dtype: 'int32', values: [3, -4, 7, -1, 0] },
    ],
    run: (a, b) => tf.engine().runKernel('RealDiv', { a, b }) as tf.Tensor,
    order: 0,
  },
  {
    kernel: 'FloorDiv',
    name: 'float32 into int32',
    inputs: [{ shape: [37], range: [-20, 20] }, { shape: [37] }],
    run: tf.floorDiv,
    order: 0,
  },
  {
    kernel: 'Mod',
    name: '[37]',
    inputs: [{ shape: [37], range: [-20, 20] }, { shape: [37] }],
    run: tf.mod,
    order: 0,
  },
  { kernel: 'Mod', name: 'specials', inputs: pairs, run: tf.mod, order: 0 },
  {
    kernel: 'Pow',
    name: '[7,5] with [5]',
    inputs: [{ shape: [7, 5], range: positive }, { shape: [5] }],
    run: tf.pow,
  },
  {
    kernel: 'Pow',
    name: 'integer powers',
    inputs: [{ shape: [17, 1] }, { shape: [7], values: [-3, -1, 0, 1, 2, 3, 8] }],
    run: (x, y) => tf.pow(x, y),
    order: 0,
  },
  { kernel: 'Pow', name: 'specials', inputs: pairs, run: tf.pow, order: 0 },
  {
    kernel: 'Prelu',
    name: '[2,3,5] with [5]',
    inputs: [{ shape: [2, 3, 5] }, { shape: [5], range: [0.1, 0.5] }],
    run: (x, alpha) => tf.prelu(x, alpha),
    order: 1,
  },
  { kernel: 'Prelu', name: 'specials', inputs: pairs, run: (x, alpha) => tf.prelu(x, alpha), order: 0 },
];
