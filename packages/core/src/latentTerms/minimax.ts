import * as tf from '../tf.ts';
import type { LatentTerm } from './types.ts';

/** log(1 - D(G(z))), the prior loss of Yeh et al. 2017, https://arxiv.org/abs/1607.07539 equation 4, with weight 0.1 in their code. */
export const minimax: LatentTerm = {
  help: 'log(1 - D(G(z))): D is to take the sample for real',
  judges: true,
  of: ({ samples, judge }) => tf.neg(tf.softplus(judge.logits(samples))),
};
