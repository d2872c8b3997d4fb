import * as tf from '../tf.ts';
import type { Distance } from './types.ts';

/** The sum of absolute differences: the contextual loss of Yeh et al. 2017, https://arxiv.org/abs/1607.07539 equation 3. */
export const l1: Distance = {
  help: 'sum of absolute differences',
  of: (differences) => tf.sum(tf.abs(tf.reshape(differences, [differences.shape[0], -1])), 1),
};
