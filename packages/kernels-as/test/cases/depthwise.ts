import * as tf from '@tensorflow/tfjs-core';
import type { Case } from './case.ts';

type Size = [number, number, number, number];

interface Geometry {
  x: Size;
  filter: Size;
  strides: number;
  pad: 'valid' | 'same' | number;
  dilations?: number;
}

const geometries: Geometry[] = [
  { x: [2, 6, 5, 5], filter: [3, 3, 5, 1], strides: 1, pad: 'same' },
  { x: [3, 7, 7, 16], filter: [3, 2, 16, 1], strides: 2, pad: 'same' },
  { x: [2, 5, 6, 3], filter: [2, 3, 3, 4], strides: 1, pad: 'valid' },
  { x: [1, 8, 9, 17], filter: [5, 5, 17, 2], strides: 2, pad: 1 },
  { x: [2, 9, 10, 5], filter: [3, 3, 5, 2], strides: 1, pad: 'same', dilations: 2 },
  { x: [0, 5, 5, 2], filter: [3, 3, 2, 1], strides: 1, pad: 'same' },
];

function rows({ x, filter, strides, pad, dilations = 1 }: Geometry): Case[] {
  const name = `[${x}] by [${filter}] strides ${strides} pad ${pad} dilations ${dilations}`;
  const { outShape } = tf.backend_util.computeConv2DInfo(x, filter, strides, dilations, pad, undefined, true);
  const attrs = { strides, pad, dilations };
  const run = (kernel: string, inputs: tf.NamedTensorMap, shape: object): tf.Tensor =>
    tf
      .engine()
      .runKernel(`DepthwiseConv2dNative${kernel}`, inputs, { ...attrs, ...shape } as never) as tf.Tensor;
  const backward: Case[] = [
    {
      kernel: 'DepthwiseConv2dNativeBackpropInput',
      name,
      inputs: [{ shape: outShape }, { shape: filter }],
      run: (dy, f) => run('BackpropInput', { dy, filter: f }, { inputShape: x }),
    },
    {
      kernel: 'DepthwiseConv2dNativeBackpropFilter',
      name,
      inputs: [{ shape: x }, { shape: outShape }],
      run: (image, dy) => run('BackpropFilter', { x: image, dy }, { filterShape: filter }),
    },
  ];
  return [
    {
      kernel: 'DepthwiseConv2dNative',
      name,
      inputs: [{ shape: x }, { shape: filter }],
      run: (image, f) =>
        tf.depthwiseConv2d(image as tf.Tensor4D, f as tf.Tensor4D, strides, pad, 'NHWC', dilations),
      order: dilations === 1 ? 2 : 0,
    },
    ...(dilations === 1 ? backward : []),
  ];
}

const fused = (['linear', 'relu', 'prelu'] as const).map(
  (activation): Case => ({
    kernel: 'FusedDepthwiseConv2D',
    name: activation,
    inputs: [{ shape: [2, 5, 5, 3] }, { shape: [3, 3, 3, 2] }, { shape: [6] }, { shape: [6] }],
    run: (x, filter, bias, alpha) =>
      tf.fused.depthwiseConv2d({
        x: x as tf.Tensor4D,
        filter: filter as tf.Tensor4D,
        strides: 2,
        pad: 'same',
        bias,
        activation,
        preluActivationWeights: activation === 'prelu' ? alpha : undefined,
      }),
    order: 0,
  }),
);

export const depthwise: Case[] = [...geometries.flatMap(rows), ...fused];
