import * as tf from '../tf.ts';
import { type Layer, sizeOf, traced } from './layer.ts';

/** Puts the one-hot classes of the batch behind the last axis of x, the same at every position: [N, ..., n] to [N, ..., n + classes]. */
export function besideClasses(classes: number): Layer {
  return {
    kind: 'classes beside it',
    init: () => ({}),
    apply(_, x, pass) {
      if (!pass.classes) throw new Error('besideClasses: expected the classes of the batch, got none.');
      const sides = x.shape.slice(1, -1);
      const own = tf.reshape(pass.classes, [-1, ...sides.map(() => 1), classes]);
      return tf.concat([x, sides.length > 0 ? tf.tile(own, [1, ...sides, 1]) : own], -1);
    },
    trace(shape) {
      const result = [...shape.slice(0, -1), shape[shape.length - 1] + classes];
      return traced(result, sizeOf(result) + (sizeOf(result) / result[result.length - 1]) * classes);
    },
  };
}
