import * as tf from '../tf.ts';
import type { Loss } from './types.ts';

/** Relativistic average GAN (RaSGAN), https://arxiv.org/abs/1807.00734 section 4.2: a sample against the mean of the other kind. */
export const relativisticAverage: Loss = {
  help: 'relativistic average loss: each sample against the mean of the other kind (RaSGAN)',
  formulaD: 'mean softplus(mean D(G(z)) − D(x)) + mean softplus(D(G(z)) − mean D(x))',
  formulaG: 'mean softplus(mean D(x) − D(G(z))) + mean softplus(D(x) − mean D(G(z)))',
  output: 'critic',
  relativistic: true,
  discriminator: preferred,
  generator: (fake, real) => preferred(fake, real!),
};

/** Samples of one kind preferred to the mean of the other, and the other way round. */
function preferred(one: tf.Tensor, other: tf.Tensor): tf.Scalar {
  const above = tf.sub(one, tf.mean(other));
  const below = tf.sub(other, tf.mean(one));
  return tf.add(tf.mean(tf.softplus(tf.neg(above))), tf.mean(tf.softplus(below)));
}
