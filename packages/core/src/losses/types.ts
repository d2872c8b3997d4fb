import type * as tf from '../tf.ts';

/** An adversarial objective on the outputs of D, [M, 1], before any sigmoid. Both players minimise theirs. */
export interface Loss {
  readonly help: string;
  /** What D puts out: the logit of the probability that a sample is real, or a critic's value, which is no probability. */
  readonly output: 'logit' | 'critic';
  /** The output at which D is undecided; without, only differences of outputs mean something. */
  readonly undecided?: number;
  /** Whether the loss of G looks at the logits of real samples, too: it gets them as its second argument. */
  readonly relativistic?: boolean;
  discriminator(real: tf.Tensor, fake: tf.Tensor): tf.Scalar;
  generator(fake: tf.Tensor, real?: tf.Tensor): tf.Scalar;
}
