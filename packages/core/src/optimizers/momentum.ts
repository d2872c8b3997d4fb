import { momentum as step } from '@ganvil/kernels-as';
import type { Optimizer } from './types.ts';

/** Gradient descent with heavy-ball momentum beta1: velocity = beta1 velocity + gradient. */
export const momentum: Optimizer = {
  help: 'gradient descent with momentum beta1',
  slots: ['velocity'],
  update: ({ weight, velocity }, gradient, { rate, beta1 }) =>
    step({ weight, gradient, velocity }, { rate, momentum: beta1 }),
};
