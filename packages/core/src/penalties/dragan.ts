import { squaredNorms } from '../nn/inputGradient.ts';
import * as tf from '../tf.ts';
import type { Penalty } from './types.ts';

/**
 * DRAGAN: E (|grad D| - 1)^2 around real samples. Kodali et al. 2017, https://arxiv.org/abs/1705.07215 section 2.2, with the noise
 * of the authors' code: x + a (standard deviation of the batch / 2) u, a uniform per sample, u uniform per number; its weight there is
 * 10. Differs: 1e-12 under the root, since its slope at 0 is infinite.
 */
export const dragan: Penalty = {
  help: 'DRAGAN: gradients of D around real samples are pulled to norm 1 (weight 10 in the paper)',
  formula: 'mean (|∇D(y)| − 1)², y around x',
  player: 'D',
  draws: true,
  memory: 4.8,
  value({ logitsOf, real, noise }) {
    const deviation = tf.sqrt(tf.mean(tf.square(tf.sub(real, tf.mean(real)))));
    const share = noise('uniform', [real.shape[0], ...real.shape.slice(1).map(() => 1)]);
    const disturbance = tf.mul(tf.mul(0.5, deviation), noise('uniform', real.shape));
    const around = tf.add(real, tf.mul(share, disturbance));
    const norms = tf.sqrt(tf.add(squaredNorms(logitsOf, around), 1e-12));
    return tf.mean(tf.square(tf.sub(norms, 1)));
  },
};
