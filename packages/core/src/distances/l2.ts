import * as tf from '../tf.ts';
import type { Distance } from './types.ts';

/** The sum of squared differences. */
export const l2: Distance = {
  help: 'sum of squared differences',
  of: (differences) => tf.sum(tf.square(tf.reshape(differences, [differences.shape[0], -1])), 1),
};
