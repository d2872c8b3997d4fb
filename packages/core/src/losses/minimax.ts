import * as tf from '../tf.ts';
import { crossEntropy } from './crossEntropy.ts';
import { nonSaturating } from './nonSaturating.ts';
import type { Loss } from './types.ts';

/**
 * The value of the game: D maximises, G minimises E log D(x) + E log(1 - D(G(z))).
 * https://arxiv.org/abs/1406.2661 equation 1; log(1 - D) = -softplus(logit).
 */
export const minimax: Loss = {
  help: 'saturating minimax loss of the first GAN paper',
  formulaD: '−mean log D(x) − mean log(1 − D(G(z)))',
  formulaG: 'mean log(1 − D(G(z)))',
  output: 'logit',
  undecided: 0,
  logRatio: (logit) => logit,
  against: crossEntropy,
  discriminator: nonSaturating.discriminator,
  generator: (fake) => tf.neg(tf.mean(tf.softplus(fake))),
};
