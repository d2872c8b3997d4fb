import * as tf from '../tf.ts';
import type { Loss } from './types.ts';

/** Hinge loss, https://arxiv.org/abs/1705.02894 and SAGAN. */
export const hinge: Loss = {
  help: 'hinge loss',
  formulaD: 'mean max(0, 1 − D(x)) + mean max(0, 1 + D(G(z)))',
  formulaG: '−mean D(G(z))',
  output: 'critic',
  undecided: 0,
  discriminator: (real, fake) => tf.add(tf.mean(tf.relu(tf.sub(1, real))), tf.mean(tf.relu(tf.add(1, fake)))),
  generator: (fake) => tf.neg(tf.mean(fake)),
};
