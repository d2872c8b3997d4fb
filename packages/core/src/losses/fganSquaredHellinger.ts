import * as tf from '../tf.ts';
import type { Loss } from './types.ts';
import { variational } from './variational.ts';

/** f-GAN for the squared Hellinger distance: f(u) = (sqrt(u) - 1)^2, f*(t) = t / (1 - t), g(v) = 1 - exp(-v). */
export const fganSquaredHellinger: Loss = variational({
  help: 'f-GAN: the squared Hellinger distance',
  formulaD: 'mean (exp(D(G(z))) − 1) − mean (1 − exp(−D(x)))',
  formulaG: '−mean (exp(D(G(z))) − 1)',
  undecided: 0,
  logRatio: (v) => 2 * v,
  activation: (v) => tf.sub(1, tf.exp(tf.neg(v))),
  conjugate: (v) => tf.sub(tf.exp(v), 1),
});
