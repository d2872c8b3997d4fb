import type { Scalar } from '@ganvil/kernels-as';
import type * as tf from '../tf.ts';

/** An adversarial objective on the outputs of D, [M, 1], before any sigmoid. Both players minimise theirs. */
export interface Loss {
  readonly help: string;
  /**
   * What D and G minimise, to be read: of D(x) and D(G(z)), the probabilities where the output is a logit, else the outputs; `f`: features before
   * the head of D. `mean` is over a batch and takes the factor behind it.
   */
  readonly formulaD: string;
  readonly formulaG: string;
  /** What D puts out: the logit of the probability that a sample is real, or a critic's value, which is no probability. */
  readonly output: 'logit' | 'critic';
  /** The output at which D is undecided; without, only differences of outputs mean something. */
  readonly undecided?: number;
  /** log(p_data / p_G) where the best D has this output; without, its outputs do not tell. */
  readonly logRatio?: (output: number, scalar: Scalar) => number;
  /** Whether the loss of G looks at the logits of real samples, too: it gets them as its second argument. */
  readonly relativistic?: boolean;
  /** Whether the loss of G looks at features of D: it gets those of real samples and fakes as its third argument. */
  readonly readsFeatures?: true;
  /**
   * What each output [M, 1] costs D where its label is `target`: 1 for real, 0 for fake, or between. With targets 1 and 0 its means
   * add up to `discriminator`. Absent: the loss has no labels that could be smoothed or flipped.
   */
  readonly against?: (outputs: tf.Tensor, target: tf.Tensor | number) => tf.Tensor;
  discriminator(real: tf.Tensor, fake: tf.Tensor): tf.Scalar;
  generator(fake: tf.Tensor, real?: tf.Tensor, features?: Features): tf.Scalar;
}

/** What D makes of each input before its head, [M, features]. */
export interface Features {
  readonly real: tf.Tensor;
  readonly fake: tf.Tensor;
}
