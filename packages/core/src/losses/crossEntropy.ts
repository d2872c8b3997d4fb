import * as tf from '../tf.ts';

/** The cross-entropy of each logit with the probability `target` that its sample is real: a number, or one for each logit. */
export function crossEntropy(logits: tf.Tensor, target: tf.Tensor | number): tf.Tensor {
  return tf.add(tf.mul(target, tf.softplus(tf.neg(logits))), tf.mul(tf.sub(1, target), tf.softplus(logits)));
}
