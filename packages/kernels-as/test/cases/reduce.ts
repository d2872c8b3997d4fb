import * as tf from '@tensorflow/tfjs-core';
import { type Case, type Input, sizes } from './case.ts';

type Reduce = (x: tf.Tensor, axis?: number | number[], keepDims?: boolean) => tf.Tensor;

/** Every order of kept and reduced axes, with sizes that leave SIMD tails. */
const axes: [shape: number[], axis: number | number[] | undefined][] = [
  [[], undefined],
  ...sizes.map((n): [number[], number] => [[3, n], 1]),
  ...sizes.map((n): [number[], number] => [[n, 5], 0]),
  [[17, 4], 0],
  [[17, 15], 0],
  [[37], undefined],
  [[2, 37, 6], 1],
  [[2, 37, 6], -1],
  [
    [2, 37, 6],
    [0, 2],
  ],
  [
    [3, 4, 5, 7],
    [0, 1, 2],
  ],
  [
    [3, 4, 5, 7],
    [1, 2],
  ],
  [
    [3, 4, 5, 7],
    [1, 3],
  ],
  [
    [2, 3, 2, 3, 2, 5],
    [1, 3, 5],
  ],
  [[3, 1, 5], 1],
  [
    [2, 1, 3, 1, 4],
    [1, 2, 3],
  ],
  [[0, 3], 1],
];

function rows(
  kernel: string,
  run: Reduce,
  dtype: Input['dtype'] = 'float32',
  range: [number, number] = [-50, 50],
  order?: 0,
): Case[] {
  return axes.map(([shape, axis], i) => {
    const keep = i % 2 === 1;
    const ofNothing =
      (kernel === 'Max' || kernel === 'Min') && typeof axis === 'number' && shape.at(axis) === 0;
    return {
      kernel,
      name: `${dtype} [${shape}] over ${axis}${keep ? ', kept' : ''}`,
      inputs: [{ shape, dtype, range }],
      run: (x) => run(x, axis, keep),
      order: order ?? (ofNothing ? 0 : undefined), // infinite
    };
  });
}

const special: Input = { shape: [4, 3], values: [1, NaN, -0, 0, 2, 3, Infinity, 5, -1, -Infinity, 7, 0] };

const specials: Case[] = (
  [
    ['Sum', tf.sum],
    ['Mean', tf.mean],
    ['Max', tf.max],
    ['Min', tf.min],
    ['Prod', tf.prod],
    ['ArgMax', tf.argMax],
    ['ArgMin', tf.argMin],
  ] as [string, Reduce][]
).flatMap(([kernel, run]) =>
  [0, 1].map((axis) => ({
    kernel,
    name: `NaN, infinities and zeros over ${axis}`,
    inputs: [special],
    run: (x: tf.Tensor) => run(x, axis),
    order: 0 as const,
  })),
);

const args = (kernel: string, run: (x: tf.Tensor, axis: number) => tf.Tensor): Case[] =>
  (['float32', 'int32'] as const).flatMap((dtype) =>
    [[5], [37], [17, 3], [3, 17], [2, 5, 7], [4, 1]].flatMap((shape) =>
      shape.map((_, axis) => ({
        kernel,
        name: `${dtype} [${shape}] over ${axis}`,
        inputs: [{ shape, dtype, range: [-9, 9] as [number, number] }],
        run: (x: tf.Tensor) => run(x, axis),
        order: 0 as const,
      })),
    ),
  );

const thousand = (kernel: string, run: Reduce): Case[] =>
  [0, 1].map((axis) => ({
    kernel,
    name: `[1000, 37] over ${axis}`,
    inputs: [{ shape: [1000, 37], range: [-1e3, 1e3] as [number, number] }],
    run: (x: tf.Tensor) => run(x, axis),
  }));

const softmaxes: Case[] = [
  ...sizes.map((n): Input => ({ shape: [3, n], range: [-20, 20] })),
  { shape: [2, 3, 5] },
  { shape: [3, 4], values: [1, NaN, 0, 2, 1000, 1, -1000, 999, -Infinity, 0, 1, -Infinity] },
].map((input) => ({
  kernel: 'Softmax',
  name: `[${input.shape}]${input.values ? ', specials' : ''}`,
  inputs: [input],
  run: (x: tf.Tensor) => tf.softmax(x),
  order: input.values && 0,
}));

export const reduce: Case[] = [
  ...rows('Sum', tf.sum),
  ...rows('Sum', tf.sum, 'int32'),
  ...rows(
    'Sum',
    (x, axis, keepDims) => tf.engine().runKernel('Sum', { x }, { axis, keepDims } as never),
    'bool',
  ),
  ...thousand('Sum', tf.sum),
  ...rows('Mean', tf.mean),
  ...rows('Mean', tf.mean, 'int32'),
  ...thousand('Mean', tf.mean),
  ...rows('Max', tf.max),
  ...rows('Max', tf.max, 'int32'),
  ...rows('Min', tf.min),
  ...rows('Min', tf.min, 'int32'),
  ...rows('All', tf.all, 'bool'),
  ...rows('Any', tf.any, 'bool'),
  ...rows('Prod', tf.prod, 'float32', [-2, 2], 0),
  ...rows('Prod', tf.prod, 'int32', [-2, 3], 0),
  ...args('ArgMax', tf.argMax),
  ...args('ArgMin', tf.argMin),
  ...specials,
  ...softmaxes,
];
