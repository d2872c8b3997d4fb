import * as tf from '../tf.ts';
import type { Loss } from './types.ts';

/** LSGAN with targets 0, 1 and 1, https://arxiv.org/abs/1611.04076 equation 9. */
export const leastSquares: Loss = {
  help: 'least squares (LSGAN): pulls outputs of D to 1 for real samples and to 0 for fakes',
  formulaD: '½ mean (D(x) − 1)² + ½ mean D(G(z))²',
  formulaG: '½ mean (D(G(z)) − 1)²',
  output: 'critic',
  undecided: 0.5,
  logRatio: (d, { log }) => (d <= 0 ? -Infinity : d >= 1 ? Infinity : log(d / (1 - d))),
  against: (outputs, target) => tf.mul(0.5, tf.square(tf.sub(outputs, target))),
  discriminator: (real, fake) =>
    tf.mul(0.5, tf.add(tf.mean(tf.square(tf.sub(real, 1))), tf.mean(tf.square(fake)))),
  generator: (fake) => tf.mul(0.5, tf.mean(tf.square(tf.sub(fake, 1)))),
};
