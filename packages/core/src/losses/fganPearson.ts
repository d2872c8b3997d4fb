import * as tf from '../tf.ts';
import type { Loss } from './types.ts';
import { variational } from './variational.ts';

/** f-GAN for the Pearson chi-squared divergence: f(u) = (u - 1)^2, f*(t) = t^2 / 4 + t. */
export const fganPearson: Loss = variational({
  help: 'f-GAN: the Pearson chi-squared divergence',
  formulaD: 'mean (¼ D(G(z))² + D(G(z))) − mean D(x)',
  formulaG: '−mean (¼ D(G(z))² + D(G(z)))',
  undecided: 0,
  logRatio: (v, { log }) => (v <= -2 ? -Infinity : log(1 + v / 2)),
  activation: (v) => v,
  conjugate: (v) => tf.add(tf.mul(0.25, tf.square(v)), v),
});
