import type * as tf from '../tf.ts';

/** An adversarial objective on what D puts out, [N, 1], before any sigmoid. Both sides are minimised. */
export interface Loss {
  readonly help: string;
  /** What D puts out: the logit of the probability that a sample is real, or a critic's value, which is no probability. */
  readonly output: 'logit' | 'critic';
  /** The output at which D is undecided; without, only differences of outputs mean something. */
  readonly undecided?: number;
  discriminator(real: tf.Tensor, fake: tf.Tensor): tf.Scalar;
  generator(fake: tf.Tensor): tf.Scalar;
}
