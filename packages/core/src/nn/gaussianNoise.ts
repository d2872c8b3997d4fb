import * as tf from '../tf.ts';
import { type Layer, sizeOf, traced } from './layer.ts';

/** In training, N(0, deviation^2) is added to each number: https://arxiv.org/abs/1606.03498 section 5.1, its code for MNIST. */
export function gaussianNoise(deviation: number): Layer {
  return {
    kind: `noise ${deviation}`,
    init: () => ({}),
    draws: true,
    apply(_, x, { training, noise }) {
      if (!training) return x;
      if (!noise) throw new Error('gaussianNoise: expected random numbers in a training pass, got none.');
      return tf.add(x, tf.mul(noise('normal', x.shape), deviation));
    },
    trace: (shape) => traced(shape, 3 * sizeOf(shape)),
  };
}
