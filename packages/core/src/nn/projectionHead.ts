import * as tf from '../tf.ts';
import { dense } from './dense.ts';
import { type Layer, traced } from './layer.ts';

/**
 * The end of D: features h [N, features] to logits h weight + bias [N, 1]. A D that is told the class adds h . E[class], by
 * projection, https://arxiv.org/abs/1802.05637 equation 6; `classes` 0: one that is not.
 */
export function projectionHead(name: string, features: number, classes: number): Layer {
  const plain = dense(name, features, 1);
  if (classes === 0) return plain;
  const key = `${name}/classes`;
  return {
    init: (draw) => ({ ...plain.init(draw), [key]: draw.weight([classes, features], features, 1) }),
    apply(params, h, pass) {
      if (!pass.classes) throw new Error(`${name}: expected the classes of the batch, got none.`);
      const chosen = tf.matMul(pass.classes as tf.Tensor2D, params[key] as tf.Tensor2D);
      return tf.add(plain.apply(params, h, pass), tf.sum(tf.mul(h, chosen), 1, true));
    },
    trace: () => traced([1], 2 * features + 4, (1 + classes) * features, (1 + classes) * features + 1),
  };
}
