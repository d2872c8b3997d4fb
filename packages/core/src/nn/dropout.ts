import * as tf from '../tf.ts';
import { type Layer, sizeOf, traced } from './layer.ts';

/**
 * Dropout: in training each number is 0 with probability `rate`, else divided by 1 - rate. https://jmlr.org/papers/v15/srivastava14a.html
 * section 4; differs: scaled in training, not in inference ("inverted dropout", as torch.nn.Dropout).
 */
export function dropout(rate: number): Layer {
  return {
    kind: `dropout ${rate}`,
    init: () => ({}),
    draws: true,
    apply(_, x, { training, noise }) {
      if (!training) return x;
      if (!noise) throw new Error('dropout: expected random numbers in a training pass, got none.');
      const kept = tf.step(tf.sub(noise('uniform', x.shape), rate)); // uniform in [0, 1)
      return tf.mul(x, tf.mul(kept, 1 / (1 - rate)));
    },
    trace: (shape) => traced(shape, 4 * sizeOf(shape)),
  };
}
