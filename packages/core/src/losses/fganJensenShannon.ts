import * as tf from '../tf.ts';
import type { Loss } from './types.ts';
import { variational } from './variational.ts';

/**
 * f-GAN for twice the Jensen-Shannon divergence: f(u) = u log u - (u + 1) log((u + 1) / 2), f*(t) = -log(2 - exp t),
 * g(v) = log 2 - softplus(-v). `minimax` but for the constant log 4.
 */
export const fganJensenShannon: Loss = variational({
  help: 'f-GAN: the Jensen-Shannon divergence (minimax, shifted so that it is 0 where the distribution of G equals that of the data)',
  formulaD: 'mean softplus(D(G(z))) + mean softplus(−D(x)) − 2 log(2)',
  formulaG: 'log(2) − mean softplus(D(G(z)))',
  undecided: 0,
  logRatio: (v) => v,
  activation: (v) => tf.sub(Math.LN2, tf.softplus(tf.neg(v))),
  conjugate: (v) => tf.sub(tf.softplus(v), Math.LN2),
});
