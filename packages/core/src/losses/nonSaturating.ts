import * as tf from '../tf.ts';
import { crossEntropy } from './crossEntropy.ts';
import type { Loss } from './types.ts';

/** G maximises E log D(G(z)) instead: strong gradients while D wins. https://arxiv.org/abs/1406.2661 section 3 */
export const nonSaturating: Loss = {
  help: 'non-saturating loss: G maximises log D(G(z))',
  formulaD: '−mean log D(x) − mean log(1 − D(G(z)))',
  formulaG: '−mean log D(G(z))',
  output: 'logit',
  undecided: 0,
  logRatio: (logit) => logit,
  against: crossEntropy,
  discriminator: (real, fake) => tf.add(tf.mean(tf.softplus(tf.neg(real))), tf.mean(tf.softplus(fake))),
  generator: (fake) => tf.mean(tf.softplus(tf.neg(fake))),
};
