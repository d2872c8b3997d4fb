import * as tf from '../tf.ts';
import { type Layer, sizeOf, traced } from './layer.ts';
import { zeros } from './values.ts';

/** A number per side: height and width of images; depth, height and width of volumes. */
export type Sides = readonly number[];

/** The sides of a convolution of padding "same": each a `stride`th, rounded up. */
export const shrunk = (sides: Sides, strides: Sides): Sides =>
  sides.map((side, i) => Math.ceil(side / strides[i]));

/** Convolution of images [N, height, width, channels] or volumes, filter [...filter, inputs, outputs], padding "same", plus bias. Output: `shrunk`. */
export function conv(name: string, inputs: number, outputs: number, filter: Sides, strides: Sides): Layer {
  const area = sizeOf(filter);
  return {
    kind: `convolution ${bySides(filter)}${stepsOf(strides)}`,
    init: (draw) => ({
      [`${name}/weight`]: draw.weight([...filter, inputs, outputs], area * inputs, area * outputs),
      [`${name}/bias`]: zeros([outputs]),
    }),
    apply: (params, x) => tf.add(convolve(x, params[`${name}/weight`], strides), params[`${name}/bias`]),
    trace(shape) {
      const result = [...shrunk(shape.slice(0, -1), strides), outputs];
      return traced(
        result,
        2 * sizeOf(result),
        sizeOf(result) * area * inputs,
        area * inputs * outputs + outputs,
      );
    },
    inverse: (shape) => ({
      kind: 'weights',
      outputs: inputs,
      layer: (from, to) => convTranspose(name, from, to, filter, strides, shape.slice(0, -1)),
    }),
  };
}

function convolve(x: tf.Tensor, filter: tf.Tensor, strides: Sides): tf.Tensor {
  return x.rank === 5
    ? tf.conv3d(x as tf.Tensor5D, filter as tf.Tensor5D, strides as [number, number, number], 'same')
    : tf.conv2d(x as tf.Tensor4D, filter as tf.Tensor4D, strides as [number, number], 'same');
}

/**
 * Transposed convolution, filter [...filter, outputs, inputs], padding "same", plus bias. Output: the sides `to`, of which the
 * input's are a `stride`th, rounded up.
 */
export function convTranspose(
  name: string,
  inputs: number,
  outputs: number,
  filter: Sides,
  strides: Sides,
  to: Sides,
): Layer {
  const area = sizeOf(filter);
  return {
    kind: `transposed convolution ${bySides(filter)}${stepsOf(strides)}`,
    init: (draw) => ({
      [`${name}/weight`]: draw.weight(
        [...filter, outputs, inputs],
        area * inputs,
        area * outputs,
        filter.length,
      ),
      [`${name}/bias`]: zeros([outputs]),
    }),
    apply: (params, x) => {
      const shape = [x.shape[0], ...to, outputs];
      return tf.add(transposed(x, params[`${name}/weight`], shape, strides), params[`${name}/bias`]);
    },
    trace(from) {
      const shape = [...to, outputs];
      return traced(
        shape,
        2 * sizeOf(shape),
        sizeOf(from) * area * outputs,
        area * inputs * outputs + outputs,
      );
    },
  };
}

/** Sides in words, such as `4x4`. */
export const bySides = (sides: Sides): string => sides.join('x');

const stepsOf = (strides: Sides): string => (sizeOf(strides) > 1 ? `, stride ${bySides(strides)}` : '');

type Shape5 = [number, number, number, number, number];

function transposed(x: tf.Tensor, filter: tf.Tensor, shape: number[], strides: Sides): tf.Tensor {
  if (x.rank === 4)
    return tf.conv2dTranspose(
      x as tf.Tensor4D,
      filter as tf.Tensor4D,
      shape as [number, number, number, number],
      strides as [number, number],
      'same',
    );
  const steps = strides as [number, number, number];
  return tf.conv3dTranspose(x as tf.Tensor5D, filter as tf.Tensor5D, shape as Shape5, steps, 'same');
}
