import { momentum as step } from '@ganvil/kernels-as';
import * as tf from '../tf.ts';
import type { Optimizer } from './types.ts';

/** Gradient descent with heavy-ball momentum beta1: velocity = beta1 velocity + gradient, weight -= learningRate velocity, as torch.optim.SGD. */
export const momentum: Optimizer<'velocity'> = {
  help: 'gradient descent with momentum beta1',
  state: ['velocity'],
  ratesAt: (learningRate, beta1) => [learningRate, beta1],
  momentumSchedule: true,
  update: (before, { rates }) => step(before, { rates }),
  anticipate({ weight, gradient, ...before }, { rates: [rate, beta1] }) {
    const velocity = tf.add(tf.mul(beta1, before.velocity), gradient);
    return { weight: tf.sub(weight, tf.mul(rate, velocity)), velocity };
  },
};
