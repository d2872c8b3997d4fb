import * as tf from '../tf.ts';
import { type Layer, sizeOf, traced } from './layer.ts';
import { ones, zeros } from './values.ts';

/**
 * scale x + offset, a pair of numbers per channel; `classes` > 0: per class and channel, by the classes of the batch
 * (https://arxiv.org/abs/1610.07629 section 2.2).
 */
export function affine(name: string, channels: number, classes: number): Layer {
  const shape = classes > 0 ? [classes, channels] : [channels];
  return {
    kind: classes > 0 ? 'scale and offset per class' : 'scale and offset',
    init: () => ({ [`${name}/scale`]: ones(shape), [`${name}/offset`]: zeros(shape) }),
    apply(params, x, pass) {
      const of = (key: string): tf.Tensor => {
        const rows = params[`${name}/${key}`];
        if (classes === 0) return rows;
        if (!pass.classes) throw new Error(`${name}: expected the classes of the batch, got none.`);
        const own = tf.matMul(pass.classes as tf.Tensor2D, rows as tf.Tensor2D);
        return tf.reshape(own, [-1, ...x.shape.slice(2).map(() => 1), channels]);
      };
      return tf.add(tf.mul(x, of('scale')), of('offset'));
    },
    trace(given) {
      const each = Math.max(1, classes) * 2 * channels;
      return traced(given, 2 * sizeOf(given) + 2 * channels, classes > 0 ? each : 0, each);
    },
  };
}
