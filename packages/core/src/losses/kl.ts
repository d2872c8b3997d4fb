import * as tf from '../tf.ts';
import { crossEntropy } from './crossEntropy.ts';
import type { Loss } from './types.ts';

/**
 * The KL loss: G maximises E log D(G(z)) / (1 - D(G(z))), the mean logit, which for an optimal D minimises KL(G || data).
 * F. Huszár, "An alternative update rule for generative adversarial networks", 2016; https://arxiv.org/abs/1610.04490 section 2.
 */
export const kl: Loss = {
  help: 'KL loss: G maximises log D(G(z)) / (1 - D(G(z)))',
  formulaD: '−mean log D(x) − mean log(1 − D(G(z)))',
  formulaG: '−mean log(D(G(z)) / (1 − D(G(z))))',
  output: 'logit',
  undecided: 0,
  logRatio: (logit) => logit,
  against: crossEntropy,
  discriminator: (real, fake) => tf.add(tf.mean(tf.softplus(tf.neg(real))), tf.mean(tf.softplus(fake))),
  generator: (fake) => tf.neg(tf.mean(fake)),
};
