import { adamRates, adam as step } from '@ganvil/kernels-as';
import * as tf from '../tf.ts';
import { rootOf } from './rootOf.ts';
import type { Optimizer } from './types.ts';

/** Adam, https://arxiv.org/abs/1412.6980 algorithm 1, with epsilon 1e-8 added after the bias correction, as torch.optim.Adam. */
export const adam: Optimizer<'m' | 'v'> = {
  help: 'Adam (adaptive moments)',
  state: ['m', 'v'],
  ratesAt: (rate, beta1, beta2, step) => adamRates({ rate, beta1, beta2, epsilon: 1e-8 }, step),
  update: (before, { rates, beta1, beta2 }) => step(before, { rates, beta1, beta2 }),
  anticipate({ weight, gradient, ...before }, { rates: [rate, epsilon], beta1, beta2 }) {
    const m = tf.add(tf.mul(before.m, beta1), tf.mul(gradient, 1 - beta1));
    const v = tf.add(tf.mul(before.v, beta2), tf.mul(tf.square(gradient), 1 - beta2));
    const scale = tf.add(rootOf(v), epsilon);
    return { weight: tf.sub(weight, tf.div(tf.mul(m, rate), scale)), m, v };
  },
};
