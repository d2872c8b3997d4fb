import * as tf from '../tf.ts';
import type { LatentTerm } from './types.ts';

/** -log D(G(z)): what the code of Yeh et al. 2017 (bamos/dcgan-completion.tensorflow) uses for log(1 - D(G(z))); its gradient stays where D is sure. */
export const nonSaturating: LatentTerm = {
  help: '-log D(G(z)): the same, with a gradient where D is sure that it is not',
  judges: true,
  of: ({ samples, judge }) => tf.softplus(tf.neg(judge.logits(samples))),
};
