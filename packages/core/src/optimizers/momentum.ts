import { momentum as step } from '@ganvil/kernels-as';
import type { Optimizer } from './types.ts';

/** Gradient descent with heavy-ball momentum beta1: velocity = beta1 velocity + gradient. */
export const momentum: Optimizer<'velocity'> = {
  help: 'gradient descent with momentum beta1',
  slots: ['velocity'],
  update: (cells, { rate, beta1 }) => step(cells, { rate, momentum: beta1 }),
};
