import * as tf from '../tf.ts';
import type { Layer } from './layer.ts';
import { zeros } from './values.ts';

/** Convolution, NHWC, filter [size, size, inputs, outputs], padding "same", plus bias. Output side: side / stride. */
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
  };
}

/** Transposed convolution, filter [size, size, outputs, inputs], padding "same". Output side: side * stride. */
export function convTranspose(
  name: string,
  inputs: number,
  outputs: number,
  size: number,
  stride: number,
): Layer {
  const area = size * size;
  return {
    init: (draw) => ({
      [`${name}/weight`]: draw.weight([size, size, outputs, inputs], area * inputs, area * outputs),
      [`${name}/bias`]: zeros([outputs]),
    }),
    apply: (params, x) => {
      const [n, height, width] = x.shape;
      const shape: [number, number, number, number] = [n, height * stride, width * stride, outputs];
      const filter = params[`${name}/weight`] as tf.Tensor4D;
      const y = tf.conv2dTranspose(x as tf.Tensor4D, filter, shape, stride, 'same');
      return tf.add(y, params[`${name}/bias`]);
    },
  };
}
