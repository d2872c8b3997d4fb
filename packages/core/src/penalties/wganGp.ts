import { squaredNorms } from '../nn/inputGradient.ts';
import * as tf from '../tf.ts';
import type { Penalty } from './types.ts';

/**
 * E (|grad D| - 1)^2 on random points between real and fake samples. https://arxiv.org/abs/1704.00028 equation 3, where its
 * weight is 10. Differs: 1e-12 under the root, since its slope at 0 is infinite.
 */
export const wganGp: Penalty = {
  help: 'gradient penalty of WGAN-GP: gradients of D at points between real and fake samples are pulled to norm 1 (weight 10 in the paper)',
  formula: 'mean (|∇D(y)| − 1)², y between x and G(z)',
  player: 'D',
  draws: true,
  memory: 4.8,
  value({ logitsOf, real, fake, noise }) {
    const uniform = noise('uniform', [real.shape[0], ...real.shape.slice(1).map(() => 1)]);
    const between = tf.add(real, tf.mul(uniform, tf.sub(fake, real)));
    const norms = tf.sqrt(tf.add(squaredNorms(logitsOf, between), 1e-12));
    return tf.mean(tf.square(tf.sub(norms, 1)));
  },
};
