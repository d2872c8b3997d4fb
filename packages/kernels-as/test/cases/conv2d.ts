import * as tf from '@tensorflow/tfjs-core';
import type { Case } from './case.ts';

type Image = tf.Tensor4D;
type Size = [number, number, number, number];
type Padding = 'valid' | 'same' | number;

interface Geometry {
  x: Size;
  filter: Size;
  strides: number | [number, number];
  pad: Padding;
  dilations?: number;
  tolerance?: number;
}

/** Go by Winograd, which gives up two bits. */
const tiled = { tolerance: 1e-4 };

const geometries: Geometry[] = [
  { x: [2, 8, 8, 3], filter: [4, 4, 3, 17], strides: 2, pad: 'same' },
  { x: [3, 7, 5, 4], filter: [3, 3, 4, 8], strides: 1, pad: 'same' },
  { x: [2, 9, 9, 1], filter: [5, 5, 1, 5], strides: 2, pad: 'same' },
  { x: [3, 4, 4, 16], filter: [4, 4, 16, 1], strides: 1, pad: 'valid' },
  { x: [2, 5, 6, 15], filter: [1, 1, 15, 16], strides: 1, pad: 'valid' },
  { x: [1, 11, 7, 2], filter: [3, 2, 2, 3], strides: [3, 2], pad: 1 },
  { x: [0, 4, 4, 2], filter: [3, 3, 2, 3], strides: 1, pad: 'same' },
  { x: [1, 8, 3, 1], filter: [4, 4, 1, 8], strides: 2, pad: 'valid' }, // no position across
  { x: [1, 9, 10, 5], filter: [3, 3, 5, 4], strides: 1, pad: 'same', dilations: 2 },
  { x: [4, 13, 13, 5], filter: [3, 3, 5, 37], strides: 1, pad: 'valid' },
  { x: [3, 8, 8, 17], filter: [4, 4, 17, 8], strides: 2, pad: 'same', ...tiled },
  { x: [2, 7, 14, 8], filter: [4, 4, 8, 13], strides: 2, pad: 'same', ...tiled },
  { x: [1, 9, 17, 11], filter: [2, 2, 11, 9], strides: 1, pad: 'valid', ...tiled },
  { x: [1, 13, 8, 8], filter: [4, 2, 8, 9], strides: [2, 1], pad: 1, ...tiled },
];

function rows({ x, filter, strides, pad, dilations = 1, tolerance = 2e-5 }: Geometry): Case[] {
  const name = `[${x}] by [${filter}] strides ${strides} pad ${pad} dilations ${dilations}`;
  const forward = (image: tf.Tensor, f: tf.Tensor) =>
    tf.conv2d(image as Image, f as Image, strides, pad, 'NHWC', dilations);
  const { outShape: y } = tf.backend_util.computeConv2DInfo(x, filter, strides, dilations, pad);
  const attrs = { strides, pad, dataFormat: 'NHWC' };
  const backward: Case[] = [
    {
      kernel: 'Conv2DBackpropInput',
      name,
      inputs: [{ shape: y }, { shape: filter }],
      run: (dy, f) =>
        tf.engine().runKernel('Conv2DBackpropInput', { dy, filter: f }, {
          ...attrs,
          inputShape: x,
        } as never) as tf.Tensor,
      tolerance,
    },
    {
      kernel: 'Conv2DBackpropFilter',
      name,
      inputs: [{ shape: x }, { shape: y }],
      run: (image, dy) =>
        tf.engine().runKernel('Conv2DBackpropFilter', { x: image, dy }, {
          ...attrs,
          filterShape: filter,
        } as never) as tf.Tensor,
      tolerance,
    },
  ];
  return [
    { kernel: 'Conv2D', name, inputs: [{ shape: x }, { shape: filter }], run: forward, tolerance },
    ...(dilations === 1 ? backward : []),
  ];
}

const channelsFirst: Case[] = [
  {
    kernel: 'Conv2D',
    name: 'NCHW',
    inputs: [{ shape: [2, 3, 6, 7] }, { shape: [3, 3, 3, 4] }],
    run: (x, f) => tf.conv2d(x as Image, f as Image, [2, 1], 'same', 'NCHW'),
  },
  {
    kernel: 'Conv2DBackpropInput',
    name: 'NCHW',
    inputs: [{ shape: [2, 4, 3, 7] }, { shape: [3, 3, 3, 4] }],
    run: (dy, filter) =>
      tf.engine().runKernel('Conv2DBackpropInput', { dy, filter }, {
        strides: [2, 1],
        pad: 'same',
        dataFormat: 'NCHW',
        inputShape: [2, 3, 6, 7],
      } as never) as tf.Tensor,
  },
  {
    kernel: 'Conv2DBackpropFilter',
    name: 'NCHW',
    inputs: [{ shape: [2, 3, 6, 7] }, { shape: [2, 4, 3, 7] }],
    run: (x, dy) =>
      tf.engine().runKernel('Conv2DBackpropFilter', { x, dy }, {
        strides: [2, 1],
        pad: 'same',
        dataFormat: 'NCHW',
        filterShape: [3, 3, 3, 4],
      } as never) as tf.Tensor,
  },
];

const activations = ['linear', 'relu', 'relu6', 'elu', 'sigmoid', 'leakyrelu', 'prelu'] as const;

const fused = activations.map(
  (activation): Case => ({
    kernel: 'FusedConv2D',
    name: activation,
    inputs: [{ shape: [2, 5, 5, 3] }, { shape: [3, 3, 3, 5] }, { shape: [5] }, { shape: [5] }],
    run: (x, filter, bias, alpha) =>
      tf.fused.conv2d({
        x: x as Image,
        filter: filter as Image,
        strides: 2,
        pad: 'same',
        bias,
        activation: activation as tf.fused.Activation,
        preluActivationWeights: activation === 'prelu' ? alpha : undefined,
        leakyreluAlpha: 0.3,
      }),
    order: 0,
  }),
);

export const conv2d: Case[] = [...geometries.flatMap(rows), ...channelsFirst, ...fused];
