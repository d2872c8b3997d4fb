import * as tf from '../tf.ts';
import { conv, type Sides } from './conv.ts';
import { type Layer, sequential, sizeOf, stateless, traced } from './layer.ts';
import type { Values } from './values.ts';

/**
 * Sub-pixel convolution: a convolution gives every pixel of a block channels of its own, which are then moved into the block. Shi
 * et al. 2016, https://arxiv.org/abs/1609.05158 section 3. The filters of a block begin equal (ICNR,
 * https://arxiv.org/abs/1707.02937), so that the network begins without a checkerboard. Output: the sides `to`, of which the
 * input's are a `factor`th, rounded up.
 */
export function subPixel(
  name: string,
  inputs: number,
  outputs: number,
  filter: Sides,
  factors: Sides,
  to: Sides,
): Layer {
  const blocks = sizeOf(factors);
  const strides = factors.map(() => 1);
  const plain = conv(name, inputs, outputs, filter, strides);
  const equal: Layer = {
    ...conv(name, inputs, outputs * blocks, filter, strides),
    init: (draw) =>
      Object.fromEntries(
        Object.entries(plain.init(draw)).map(([key, values]) => [key, repeated(values, blocks)]),
      ),
  };
  return sequential(equal, shuffle(factors, to));
}

/** The last axis `times` times: [..., n] to [..., times n]. */
function repeated({ shape, data }: Values, times: number): Values {
  const last = shape[shape.length - 1];
  const all = data.length === 0 ? data : new Float32Array(data.length * times);
  for (let i = 0; i < all.length; i++) all[i] = data[Math.floor(i / (last * times)) * last + (i % last)];
  return { shape: [...shape.slice(0, -1), last * times], data: all };
}

/** [N, ...sides, factors x channels] to [N, ...to, channels]: the factor of the first side varies slowest. */
function shuffle(factors: Sides, to: Sides): Layer {
  const apply = (x: tf.Tensor): tf.Tensor => {
    const larger = factors.reduce((y, factor, i) => (factor === 1 ? y : moved(y, i + 1, factor)), x);
    const sides = larger.shape.slice(1, -1);
    if (to.every((side, i) => side === sides[i])) return larger;
    return tf.slice(
      larger,
      larger.shape.map(() => 0),
      [x.shape[0], ...to, larger.shape.at(-1)!],
    );
  };
  return stateless('pixel shuffle', apply, (shape) => {
    const result = [...to, shape[shape.length - 1] / sizeOf(factors)];
    return traced(result, 2 * sizeOf(result));
  });
}

/** The first of `factor` parts of the channels becomes the first of so many places along `axis`. */
function moved(x: tf.Tensor, axis: number, factor: number): tf.Tensor {
  const [before, side, after] = [x.shape.slice(0, axis), x.shape[axis], x.shape.slice(axis + 1, -1)];
  const channels = x.shape[x.rank - 1] / factor;
  const parts = tf.reshape(x, [sizeOf(before) * side, sizeOf(after), factor, channels]);
  return tf.reshape(tf.transpose(parts, [0, 2, 1, 3]), [...before, side * factor, ...after, channels]);
}
