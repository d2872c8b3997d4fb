import type { Scalar } from '@ganvil/kernels-as';
import * as tf from '../tf.ts';
import type { Loss } from './types.ts';

/** An f-divergence, as f-GAN estimates it from the outputs v of D. */
interface Divergence {
  readonly help: string;
  readonly formulaD: string;
  readonly formulaG: string;
  /** The output where data and fakes are as likely: v with g(v) = f'(1). */
  readonly undecided: number;
  /** The log of u where g(v) = f'(u). */
  logRatio(v: number, scalar: Scalar): number;
  /** g_f(v): keeps outputs in the domain of the conjugate f*; rises with v. */
  activation(v: tf.Tensor): tf.Tensor;
  /** f*(g_f(v)), in closed form. */
  conjugate(v: tf.Tensor): tf.Tensor;
}

/**
 * The loss of f-GAN for a divergence: D maximises E g(D(x)) - E f*(g(D(G(z)))), a lower bound of it, and G minimises the same.
 * Nowozin, Cseke and Tomioka 2016, https://arxiv.org/abs/1606.00709 equation 6 and algorithm 1; activations of its table 2,
 * conjugates of its table 6. Differs: an entry has no alternative step of G (section 3.2), which minimises another quantity.
 */
export function variational({ activation, conjugate, ...divergence }: Divergence): Loss {
  return {
    ...divergence,
    output: 'critic',
    discriminator: (real, fake) => tf.sub(tf.mean(conjugate(fake)), tf.mean(activation(real))),
    generator: (fake) => tf.neg(tf.mean(conjugate(fake))),
  };
}
