import * as tf from '../tf.ts';
import { type Layer, sizeOf, traced } from './layer.ts';

/** The last layer of a network that makes images: tanh. A pass that asks for it gets what it reads as `beforeTanh`. */
export function pixels(): Layer {
  return {
    init: () => ({}),
    apply(_, x, { taps }) {
      if (taps) taps.beforeTanh = x;
      return tf.tanh(x);
    },
    trace: (shape) => traced(shape, sizeOf(shape)),
  };
}
