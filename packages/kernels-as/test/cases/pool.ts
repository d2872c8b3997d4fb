import * as tf from '@tensorflow/tfjs-core';
import type { Case } from './case.ts';

type Size = [number, number, number, number];
type Padding = 'valid' | 'same' | number;

interface Geometry {
  x: Size;
  filterSize: number | [number, number];
  strides: number | [number, number];
  pad: Padding;
}

const geometries: Geometry[] = [
  { x: [2, 4, 4, 3], filterSize: 2, strides: 2, pad: 'valid' },
  { x: [3, 7, 5, 16], filterSize: 3, strides: 2, pad: 'same' },
  { x: [2, 6, 5, 5], filterSize: [3, 2], strides: 1, pad: 'same' },
  { x: [1, 9, 8, 17], filterSize: 3, strides: [2, 3], pad: 1 },
  { x: [2, 5, 5, 4], filterSize: 1, strides: 2, pad: 'valid' },
  { x: [2, 5, 5, 4], filterSize: 1, strides: 1, pad: 'valid' },
  { x: [2, 4, 4, 37], filterSize: 4, strides: 1, pad: 'valid' },
  { x: [0, 4, 4, 3], filterSize: 2, strides: 2, pad: 'valid' },
];

const kernel = (name: string, inputs: tf.NamedTensorMap, attrs: Geometry): tf.Tensor =>
  tf.engine().runKernel(name, inputs, attrs as never) as tf.Tensor;

/** The gradient of the mean over the elements that exist, through a depthwise convolution with ones. */
function meanGradient(dy: tf.Tensor, input: tf.Tensor, { filterSize, strides, pad }: Geometry): tf.Tensor {
  const [height, width] = typeof filterSize === 'number' ? [filterSize, filterSize] : filterSize;
  const ones = tf.ones([height, width, (input as tf.Tensor4D).shape[3], 1]) as tf.Tensor4D;
  const sums = (x: tf.Tensor) => tf.depthwiseConv2d(x as tf.Tensor4D, ones, strides, pad);
  return tf.grad(sums)(input, tf.div(dy, sums(tf.onesLike(input))));
}

function rows(attrs: Geometry): Case[] {
  const { x, filterSize, strides, pad } = attrs;
  const name = `[${x}] filter ${filterSize} strides ${strides} pad ${pad}`;
  const { outShape } = tf.backend_util.computePool2DInfo(x, filterSize, strides, 1, pad);
  const empty = x[0] === 0;
  const order = pad === 1 && x[1] === 9 ? 0 : undefined; // a window that meets no pixel: its maximum is -Infinity, its mean NaN
  return [
    {
      kernel: 'MaxPool',
      name,
      inputs: [{ shape: x }],
      run: (a) => tf.maxPool(a as tf.Tensor4D, filterSize, strides, pad),
      tolerance: 0,
      order,
    },
    {
      kernel: 'AvgPool',
      name,
      inputs: [{ shape: x }],
      run: (a) => tf.avgPool(a as tf.Tensor4D, filterSize, strides, pad),
      order,
    },
    {
      kernel: 'MaxPoolGrad',
      name,
      inputs: [{ shape: outShape }, { shape: x, range: [-3, -1] }],
      run: (dy, input) => {
        const output = tf.maxPool(input as tf.Tensor4D, filterSize, strides, pad);
        return kernel('MaxPoolGrad', { dy, input, output }, attrs);
      },
      order: 0,
    },
    {
      kernel: 'AvgPoolGrad',
      name,
      inputs: [{ shape: outShape }, { shape: x }],
      run: (dy, input) => kernel('AvgPoolGrad', { dy, input }, attrs),
      reference: empty ? undefined : (dy, input) => meanGradient(dy, input, attrs),
      order: 0,
    },
  ];
}

const specials: Case = {
  kernel: 'MaxPool',
  name: 'ignores NaN, keeps infinities',
  inputs: [{ shape: [1, 3, 3, 1], values: [1, 2, 3, 4, 5, -Number.POSITIVE_INFINITY, 7, Number.NaN, 9] }],
  run: (x) => tf.maxPool(x as tf.Tensor4D, 2, 1, 'same'),
  tolerance: 0,
  order: 0,
};

const ties: Case = {
  kernel: 'MaxPoolGrad',
  name: 'the first of equal maxima',
  inputs: [{ shape: [1, 2, 2, 5] }, { shape: [1, 4, 4, 5], values: Array(80).fill(-1) }],
  run: (dy, input) => {
    const attrs: Geometry = { x: [1, 4, 4, 5], filterSize: 2, strides: 2, pad: 'valid' };
    return kernel('MaxPoolGrad', { dy, input, output: dy }, attrs);
  },
  order: 0,
};

export const pool: Case[] = [...geometries.flatMap(rows), specials, ties];
