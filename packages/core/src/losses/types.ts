import type * as tf from '../tf.ts';

/** An adversarial objective on logits [N, 1], before any sigmoid. Both sides are minimised. */
export interface Loss {
  readonly help: string;
  discriminator(real: tf.Tensor, fake: tf.Tensor): tf.Scalar;
  generator(fake: tf.Tensor): tf.Scalar;
}
