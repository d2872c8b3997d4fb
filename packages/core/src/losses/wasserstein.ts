import * as tf from '../tf.ts';
import type { Loss } from './types.ts';

/** The critic's difference of means, https://arxiv.org/abs/1701.07875; wants the penalty `wganGp`, or `weightClip` as in the paper. */
export const wasserstein: Loss = {
  help: 'Wasserstein loss (WGAN); use with the penalty wganGp, or with weightClip 0.01',
  formulaD: 'mean D(G(z)) − mean D(x)',
  formulaG: '−mean D(G(z))',
  output: 'critic',
  discriminator: (real, fake) => tf.sub(tf.mean(fake), tf.mean(real)),
  generator: (fake) => tf.neg(tf.mean(fake)),
};
