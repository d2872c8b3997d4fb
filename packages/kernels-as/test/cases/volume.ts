import * as tf from '@tensorflow/tfjs-core';
import type { Case, Input } from './case.ts';

type Triple = [number, number, number];

/** Batch, sides and channels of a volume; filter; its number of outputs. */
interface Geometry {
  batch: number;
  volume: Triple;
  channels: [number, number];
  filter: Triple;
  strides?: number | Triple;
  pad: 'same' | 'valid' | number;
  dilations?: number | Triple;
}

const geometries: Geometry[] = [
  { batch: 1, volume: [1, 1, 1], channels: [1, 1], filter: [1, 1, 1], pad: 'valid' },
  { batch: 2, volume: [3, 4, 5], channels: [1, 5], filter: [2, 3, 2], pad: 'same' },
  { batch: 1, volume: [5, 3, 4], channels: [3, 2], filter: [3, 2, 2], pad: 'valid' },
  { batch: 2, volume: [5, 7, 5], channels: [8, 9], filter: [4, 4, 4], strides: 2, pad: 'same' },
  { batch: 1, volume: [4, 5, 6], channels: [17, 3], filter: [2, 2, 2], strides: [2, 1, 3], pad: 'valid' },
  { batch: 1, volume: [5, 4, 4], channels: [2, 3], filter: [2, 3, 1], pad: 'same', dilations: [2, 1, 2] },
  { batch: 2, volume: [2, 2, 2], channels: [2, 2], filter: [5, 3, 4], pad: 'same' },
  { batch: 1, volume: [3, 3, 3], channels: [4, 4], filter: [1, 1, 1], strides: 2, pad: 'valid' },
  { batch: 1, volume: [7, 3, 3], channels: [1, 2], filter: [1, 2, 2], strides: [3, 1, 1], pad: 'same' },
  { batch: 0, volume: [3, 3, 3], channels: [2, 3], filter: [2, 2, 2], pad: 'same' },
  { batch: 1, volume: [2, 3, 17], channels: [2, 16], filter: [2, 2, 3], pad: 'valid' },
];

const kernel = (name: string, inputs: tf.NamedTensorMap, attrs: object): tf.Tensor =>
  tf.engine().runKernel(name, inputs, attrs as never) as tf.Tensor;

function convolutions(geometry: Geometry): Case[] {
  const { batch, volume, channels, filter, strides = 1, pad, dilations = 1 } = geometry;
  const xShape = [batch, ...volume, channels[0]];
  const filterShape = [...filter, ...channels];
  const name = `[${xShape}] filter [${filterShape}] strides ${strides} pad ${pad} dilations ${dilations}`;
  const { outShape } = tf.backend_util.computeConv3DInfo(
    xShape as never,
    filterShape as never,
    strides,
    dilations,
    pad,
  );
  const forward: Case = {
    kernel: 'Conv3D',
    name,
    inputs: [{ shape: xShape }, { shape: filterShape }],
    run: (x, f) => tf.conv3d(x as tf.Tensor5D, f as tf.Tensor5D, strides, pad as 'same', 'NDHWC', dilations),
  };
  if (dilations !== 1) return [forward];
  const attrs = { strides, pad };
  return [
    forward,
    {
      kernel: 'Conv3DBackpropFilterV2',
      name,
      inputs: [{ shape: xShape }, { shape: outShape }],
      run: (x, dy) => kernel('Conv3DBackpropFilterV2', { x, dy }, { ...attrs, filterShape }),
    },
    {
      kernel: 'Conv3DBackpropInputV2',
      name,
      inputs: [{ shape: outShape }, { shape: filterShape }],
      run: (dy, f) => kernel('Conv3DBackpropInputV2', { dy, filter: f }, { ...attrs, inputShape: xShape }),
    },
  ];
}

/** The gradient of a mean over the elements that exist: tfjs' kernels divide by the whole window. */
function meanGradient(
  dy: tf.Tensor,
  input: tf.Tensor,
  filter: Triple,
  attrs: { strides: never; pad: never },
) {
  const channels = input.shape[4]!;
  const identity = tf.reshape(tf.eye(channels), [1, 1, 1, channels, channels]);
  const ones = tf.tile(identity, [...filter, 1, 1]) as tf.Tensor5D;
  const sums = (x: tf.Tensor) => tf.conv3d(x as tf.Tensor5D, ones, attrs.strides, attrs.pad);
  return tf.grad(sums)(input, tf.div(dy, sums(tf.onesLike(input))));
}

function pools({
  batch,
  volume,
  channels: [channels],
  filter,
  strides = 1,
  pad,
  dilations,
}: Geometry): Case[] {
  if (dilations) return [];
  const shape = [batch, ...volume, channels];
  const name = `[${shape}] filter [${filter}] strides ${strides} pad ${pad}`;
  const info = tf.backend_util.computePool3DInfo(shape as never, filter, strides, 1, pad);
  const attrs = { filterSize: filter, strides, pad };
  const both: [Input, Input] = [{ shape: info.outShape }, { shape }];
  return [
    {
      kernel: 'MaxPool3D',
      name,
      inputs: [{ shape, range: [-9, -1] }],
      run: (x) => tf.maxPool3d(x as tf.Tensor5D, filter, strides, pad),
      tolerance: 0,
    },
    {
      kernel: 'AvgPool3D',
      name,
      inputs: [{ shape }],
      run: (x) => tf.avgPool3d(x as tf.Tensor5D, filter, strides, pad),
    },
    {
      kernel: 'MaxPool3DGrad',
      name,
      inputs: both,
      run: (dy, input) => {
        const output = tf.maxPool3d(input as tf.Tensor5D, filter, strides, pad);
        return kernel('MaxPool3DGrad', { dy, input, output }, attrs);
      },
      reference: (dy, input) =>
        tf.grad((x) => tf.maxPool3d(x as tf.Tensor5D, filter, strides, pad))(input, dy),
      order: 0,
    },
    {
      kernel: 'AvgPool3DGrad',
      name,
      inputs: both,
      run: (dy, input) => kernel('AvgPool3DGrad', { dy, input }, attrs),
      reference: batch === 0 ? undefined : (dy, input) => meanGradient(dy, input, filter, attrs as never),
      order: 0,
    },
  ];
}

const { NaN: nan, POSITIVE_INFINITY: inf } = Number;

const specials: Case[] = [
  {
    kernel: 'AvgPool3D',
    name: '0 where a window has but padding',
    inputs: [{ shape: [2, 2, 1, 3, 2] }],
    run: (x) => tf.avgPool3d(x as tf.Tensor5D, [2, 1, 2], 1, 2),
    order: 0,
  },
  {
    kernel: 'MaxPool3D',
    name: 'ignores NaN, keeps infinities',
    inputs: [{ shape: [1, 2, 3, 2, 1], values: [1, nan, -inf, 4, 5, inf, -7, -inf, nan, nan, -inf, 12] }],
    run: (x) => tf.maxPool3d(x as tf.Tensor5D, 2, 1, 'same'),
    tolerance: 0,
    order: 0,
  },
  {
    kernel: 'MaxPool3DGrad',
    name: 'the first of equal maxima',
    inputs: [{ shape: [1, 2, 2, 2, 3] }, { shape: [1, 4, 4, 4, 3], values: Array(192).fill(-1) }],
    run: (dy, input) =>
      kernel('MaxPool3DGrad', { dy, input, output: dy }, { filterSize: 2, strides: 2, pad: 'valid' }),
    reference: (dy, input) => tf.grad((x) => tf.maxPool3d(x as tf.Tensor5D, 2, 2, 'valid'))(input, dy),
    order: 0,
  },
];

export const volume: Case[] = [
  ...geometries.flatMap(convolutions),
  ...geometries.flatMap(pools),
  ...specials,
];
