import * as tf from '../tf.ts';
import type { Latent } from './types.ts';

/** erf(2 / sqrt 2): how much of N(0, 1) lies within 2 standard deviations. */
const WITHIN = 0.9544997361036416;

/** Giles' polynomial for the middle of the inverse of erf, in w - 2.5, highest power first. */
const CENTRAL = [
  2.81022636e-8, 3.43273939e-7, -3.5233877e-6, -4.39150654e-6, 0.00021858087, -0.00125372503, -0.00417768164,
  0.246640727, 1.50140941,
];

/**
 * N(0, 1) cut off at 2 standard deviations, as `tf.random.truncatedNormal`, and BigGAN at threshold 2 (https://arxiv.org/abs/1809.11096
 * section 3.1). Those draw again what is beyond; here the inverse of its distribution function is applied to one uniform number each,
 * which gives the same distribution: sqrt(2) erfinv(u erf(2 / sqrt 2)) for u in U(-1, 1). The inverse of erf is x p(w) with
 * w = -log(1 - x^2) (M. Giles 2012, "Approximating the erfinv function"); w stays below 2.5, where one polynomial is enough.
 */
export const truncatedNormal: Latent = {
  help: 'N(0, 1) cut off at 2 standard deviations',
  draws: 'symmetric',
  path: 'arc',
  confine: (moved) => tf.clipByValue(moved, -2, 2),
  batch(drawn) {
    const x = tf.mul(drawn, WITHIN);
    const w = tf.sub(tf.neg(tf.log(tf.sub(1, tf.square(x)))), 2.5);
    const [highest, ...rest] = CENTRAL;
    let p: tf.Tensor = tf.fill(drawn.shape, highest);
    for (const coefficient of rest) {
      const before = p;
      p = tf.tidy(() => tf.add(tf.mul(before, w), coefficient));
      before.dispose(); // two of them are in memory at a time
    }
    return tf.mul(tf.mul(p, x), Math.SQRT2);
  },
};
