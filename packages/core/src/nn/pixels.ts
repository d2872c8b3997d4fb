import * as tf from '../tf.ts';
import { type Layer, sizeOf, traced } from './layer.ts';

/** What ends a network that makes samples: `pixels`, or nothing for columns, which have no bounds. */
export function ended(sampleShape: readonly number[]): Layer[] {
  return sampleShape.length > 1 ? [pixels()] : [];
}

/** The last layer of a network that makes images: tanh. A pass that asks for it gets what it reads as `beforeTanh`. */
function pixels(): Layer {
  return {
    kind: 'tanh',
    init: () => ({}),
    apply(_, x, { taps }) {
      if (taps) taps.beforeTanh = x;
      return tf.tanh(x);
    },
    trace: (shape) => traced(shape, sizeOf(shape)),
  };
}
