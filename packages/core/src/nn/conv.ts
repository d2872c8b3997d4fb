import * as tf from '../tf.ts';
import { type Layer, sizeOf, traced } from './layer.ts';
import { zeros } from './values.ts';

/** Height and width in pixels. */
export type Sides = readonly [height: number, width: number];

/** The sides of a convolution of padding "same": a `stride`th, rounded up. */
export const shrunk = ([height, width]: Sides, stride: number): Sides => [
  Math.ceil(height / stride),
  Math.ceil(width / stride),
];

/** Convolution, NHWC, filter [size, size, inputs, outputs], padding "same", plus bias. Output: `shrunk`. */
export function conv(name: string, inputs: number, outputs: number, size: number, stride: number): Layer {
  const area = size * size;
  return {
    init: (draw) => ({
      [`${name}/weight`]: draw.weight([size, size, inputs, outputs], area * inputs, area * outputs),
      [`${name}/bias`]: zeros([outputs]),
    }),
    apply: (params, x) => {
      const filter = params[`${name}/weight`] as tf.Tensor4D;
      return tf.add(tf.conv2d(x as tf.Tensor4D, filter, stride, 'same'), params[`${name}/bias`]);
    },
    trace([height, width]) {
      const shape = [...shrunk([height, width], stride), outputs];
      return traced(
        shape,
        2 * sizeOf(shape),
        sizeOf(shape) * area * inputs,
        area * inputs * outputs + outputs,
      );
    },
  };
}

/**
 * Transposed convolution of stride 2, filter [size, size, outputs, inputs], padding "same", plus bias. Output: the sides
 * `to`, of which the input's are the halves, rounded up.
 */
export function convTranspose(name: string, inputs: number, outputs: number, size: number, to: Sides): Layer {
  const area = size * size;
  return {
    init: (draw) => ({
      [`${name}/weight`]: draw.weight([size, size, outputs, inputs], area * inputs, area * outputs),
      [`${name}/bias`]: zeros([outputs]),
    }),
    apply: (params, x) => {
      const shape: [number, number, number, number] = [x.shape[0], ...to, outputs];
      const filter = params[`${name}/weight`] as tf.Tensor4D;
      const y = tf.conv2dTranspose(x as tf.Tensor4D, filter, shape, 2, 'same');
      return tf.add(y, params[`${name}/bias`]);
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
