import * as tf from '../tf.ts';
import { crossEntropy } from './crossEntropy.ts';
import { nonSaturating } from './nonSaturating.ts';
import type { Loss } from './types.ts';

/**
 * Feature matching: G minimises |E f(x) - E f(G(z))|^2, where f are the features before the head of D, which keeps the loss of the
 * first GAN. Salimans et al. 2016, https://arxiv.org/abs/1606.03498 section 3.1.
 */
export const featureMatching: Loss = {
  help: 'feature matching: G matches the mean features of D on fakes to those on real samples',
  formulaD: '−mean log D(x) − mean log(1 − D(G(z)))',
  formulaG: '|mean f(x) − mean f(G(z))|²',
  output: 'logit',
  undecided: 0,
  logRatio: (logit) => logit,
  readsFeatures: true,
  against: crossEntropy,
  discriminator: nonSaturating.discriminator,
  generator(_fake, _real, features) {
    const { real, fake } = features!;
    return tf.sum(tf.square(tf.sub(tf.mean(real, 0), tf.mean(fake, 0))));
  },
};
