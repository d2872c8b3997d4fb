import * as tf from '@tensorflow/tfjs-core';
import type { Case } from './case.ts';

type Pair = [number, number];

interface Geometry {
  x: [number, number, number, number];
  filter: Pair;
  strides?: number | Pair;
  pad: 'same' | 'valid';
  dilations?: number | Pair;
}

const geometries: Geometry[] = [
  { x: [1, 1, 1, 1], filter: [1, 1], pad: 'valid' },
  { x: [2, 5, 4, 3], filter: [2, 3], pad: 'same' },
  { x: [2, 5, 7, 5], filter: [3, 2], strides: 2, pad: 'valid' },
  { x: [1, 7, 6, 4], filter: [2, 2], pad: 'same', dilations: [2, 3] },
  { x: [1, 3, 17, 2], filter: [1, 5], strides: [1, 3], pad: 'same' },
  { x: [2, 3, 3, 2], filter: [5, 4], pad: 'same' },
  { x: [0, 3, 3, 2], filter: [2, 2], pad: 'same' },
];

const kernel = (name: string, inputs: tf.NamedTensorMap, attrs: object): tf.Tensor =>
  tf.engine().runKernel(name, inputs, attrs as never) as tf.Tensor;

const pair = (n: number | Pair): Pair => (typeof n === 'number' ? [n, n] : n);

function dilations({ x: shape, filter, strides = 1, pad, dilations = 1 }: Geometry): Case[] {
  const filterShape = [...filter, shape[3]];
  const attrs = { strides: pair(strides), pad, dilations: pair(dilations) };
  const name = `[${shape}] filter [${filter}] strides ${strides} pad ${pad} dilations ${dilations}`;
  const { outShape } = tf.backend_util.computeDilation2DInfo(
    shape,
    filterShape as [number, number, number],
    strides,
    pad,
    'NHWC',
    dilations,
  );
  const inputs = [{ shape }, { shape: filterShape }];
  const backward = (kernelName: string): Case => ({
    kernel: kernelName,
    name,
    inputs: [...inputs, { shape: outShape }],
    run: (x, f, dy) => kernel(kernelName, { x, filter: f, dy }, attrs),
    order: 0, // the kinks of the maximum: tf.grad of Dilation2D has the second order
  });
  return [
    {
      kernel: 'Dilation2D',
      name,
      inputs,
      run: (x, f) =>
        tf.dilation2d(x as tf.Tensor4D, f as tf.Tensor3D, attrs.strides, pad, attrs.dilations, 'NHWC'),
    },
    backward('Dilation2DBackpropInput'),
    backward('Dilation2DBackpropFilter'),
  ];
}

const argmax = ({ x: shape, filter, strides = 1, pad, dilations }: Geometry): Case[] =>
  dilations
    ? []
    : [false, true].flatMap((batch) =>
        (['result', 'indexes'] as const).map((output) => ({
          kernel: 'MaxPoolWithArgmax',
          name: `${output} of [${shape}] filter [${filter}] strides ${strides} pad ${pad}${batch ? ', batch' : ''}`,
          inputs: [{ shape, range: [-9, -1] as Pair }],
          run: (x: tf.Tensor) => tf.maxPoolWithArgmax(x as tf.Tensor4D, filter, strides, pad, batch)[output],
          tolerance: 0,
          order: 0 as const,
        })),
      );

export const dilation: Case[] = [
  ...geometries.flatMap(dilations),
  ...geometries.flatMap(argmax),
  {
    kernel: 'Dilation2D',
    name: 'ignores NaN, keeps infinities',
    inputs: [
      { shape: [1, 2, 3, 1], values: [1, Number.NaN, Number.POSITIVE_INFINITY, 4, Number.NaN, -3] },
      { shape: [2, 1, 1], values: [0.5, Number.NaN] },
    ],
    run: (x, f) => tf.dilation2d(x as tf.Tensor4D, f as tf.Tensor3D, 1, 'valid'),
    reference: () => tf.tensor4d([1.5, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY], [1, 1, 3, 1]),
    tolerance: 0,
    order: 0,
  },
];
