import * as tf from '../tf.ts';
import type { Loss } from './types.ts';
import { variational } from './variational.ts';

/** f-GAN for the Kullback-Leibler divergence KL(data || G): f(u) = u log u, f*(t) = exp(t - 1). */
export const fganKl: Loss = variational({
  help: 'f-GAN: the Kullback-Leibler divergence KL(data || G), which punishes missing modes',
  formulaD: 'mean exp(D(G(z)) − 1) − mean D(x)',
  formulaG: '−mean exp(D(G(z)) − 1)',
  undecided: 1,
  logRatio: (v) => v - 1,
  activation: (v) => v,
  conjugate: (v) => tf.exp(tf.sub(v, 1)),
});
