import { dense } from '../nn/dense.ts';
import { traced } from '../nn/layer.ts';
import * as tf from '../tf.ts';
import type { Head } from './types.ts';

/**
 * Features h [N, features] to logits h weight + bias [N, 1]. A conditional D adds h . E[class], by projection,
 * https://arxiv.org/abs/1802.05637 equation 6; `classes` 0: it is not conditional.
 */
export const projection: Head = {
  help: 'one logit per sample, conditioned by projection',
  layer(name, features, classes) {
    const plain = dense(name, features, 1);
    if (classes === 0) return plain;
    const key = `${name}/classes`;
    return {
      init: (weights) => ({
        ...plain.init(weights),
        [key]: weights.weight([classes, features], features, 1),
      }),
      apply(params, h, pass) {
        if (!pass.classes) throw new Error(`${name}: expected the classes of the batch, got none.`);
        const chosen = tf.matMul(pass.classes as tf.Tensor2D, params[key] as tf.Tensor2D);
        return tf.add(plain.apply(params, h, pass), tf.sum(tf.mul(h, chosen), 1, true));
      },
      trace: () => traced([1], 2 * features + 4, (1 + classes) * features, (1 + classes) * features + 1),
    };
  },
};
