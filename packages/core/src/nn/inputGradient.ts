import * as tf from '../tf.ts';

/** |gradient of each logit of D with respect to the samples that it is of|^2: [M], one per sample or pack of samples. */
export function squaredNorms(D: (x: tf.Tensor) => tf.Tensor, x: tf.Tensor): tf.Tensor1D {
  let outputs = x.shape[0];
  const gradient = tf.grad((input: tf.Tensor) => {
    const logits = D(input);
    outputs = logits.shape[0];
    return tf.sum(logits);
  })(x);
  return tf.sum(tf.square(tf.reshape(gradient, [outputs, -1])), 1) as tf.Tensor1D;
}
