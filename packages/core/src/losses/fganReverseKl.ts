import * as tf from '../tf.ts';
import type { Loss } from './types.ts';
import { variational } from './variational.ts';

/** f-GAN for the reverse Kullback-Leibler divergence KL(G || data): f(u) = -log u, f*(t) = -1 - log(-t), g(v) = -exp(-v). */
export const fganReverseKl: Loss = variational({
  help: 'f-GAN: the reverse Kullback-Leibler divergence KL(G || data), which punishes samples that look unreal',
  formulaD: 'mean (D(G(z)) − 1) + mean exp(−D(x))',
  formulaG: '−mean (D(G(z)) − 1)',
  undecided: 0,
  logRatio: (v) => v,
  activation: (v) => tf.neg(tf.exp(tf.neg(v))),
  conjugate: (v) => tf.sub(v, 1),
});
