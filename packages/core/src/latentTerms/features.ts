import * as tf from '../tf.ts';
import type { LatentTerm } from './types.ts';

/** The sum of |f(x) - f(G(z))| over the last features f of D: the discrimination loss of AnoGAN, Schlegl et al. 2017, https://arxiv.org/abs/1703.05921 equation 4. */
export const features: LatentTerm = {
  help: '|f(x) - f(G(z))| of the last features f of D; for whole samples',
  judges: true,
  ofTarget: (target, judge) => judge.features(target),
  of: ({ samples, ofTarget, judge }) => tf.sum(tf.abs(tf.sub(ofTarget!, judge.features(samples))), 1),
};
