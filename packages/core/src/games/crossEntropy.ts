import * as tf from '../tf.ts';

/** The cross-entropy of softmax(logits [N, classes]) with classes [N], int32, in nats: its mean over the batch. */
export function crossEntropy(logits: tf.Tensor, classes: tf.Tensor1D): tf.Scalar {
  const oneHot = tf.oneHot(classes, logits.shape[1]!, 1, 0, 'float32');
  return tf.neg(tf.mean(tf.sum(tf.mul(oneHot, tf.logSoftmax(logits)), 1)));
}

/** Share of the rows of logits [N, classes] whose largest is that of the class [N]. */
export function accuracy(logits: tf.Tensor, classes: tf.Tensor1D): tf.Scalar {
  return tf.mean(tf.cast(tf.equal(tf.argMax(logits, 1), classes), 'float32'));
}
