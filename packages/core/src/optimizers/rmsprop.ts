import { rmsprop as step } from '@ganvil/kernels-as';
import * as tf from '../tf.ts';
import { rootOf } from './rootOf.ts';
import type { Optimizer } from './types.ts';

const EPSILON = 1e-8;

/** RMSProp (Tieleman and Hinton 2012, lecture 6e) with decay beta2 and epsilon 1e-8 outside of the root, as torch.optim.RMSprop. */
export const rmsprop: Optimizer<'square'> = {
  help: 'RMSProp, with decay beta2',
  state: ['square'],
  update: (before, { rates, beta2 }) => step(before, { rate: rates, decay: beta2, epsilon: EPSILON }),
  anticipate({ weight, gradient, ...before }, { rates: [rate], beta2 }) {
    const square = tf.add(tf.mul(before.square, beta2), tf.mul(tf.square(gradient), 1 - beta2));
    const scale = tf.add(rootOf(square), EPSILON);
    return { weight: tf.sub(weight, tf.div(tf.mul(gradient, rate), scale)), square };
  },
};
