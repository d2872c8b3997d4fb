import { sgd as step } from '@ganvil/kernels-as';
import * as tf from '../tf.ts';
import type { Optimizer } from './types.ts';

/** weight - rate gradient. */
export const sgd: Optimizer<never> = {
  help: 'gradient descent',
  state: [],
  update: (before, { rates }) => step(before, { rate: rates }),
  anticipate: ({ weight, gradient }, { rates: [rate] }) => ({
    weight: tf.sub(weight, tf.mul(rate, gradient)),
  }),
};
