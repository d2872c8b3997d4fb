import { rmsprop as step } from '@ganvil/kernels-as';
import type { Optimizer } from './types.ts';

/** RMSProp (Tieleman and Hinton 2012, lecture 6e) with decay beta2 and epsilon 1e-8 outside of the root, as torch.optim.RMSprop. */
export const rmsprop: Optimizer<'square'> = {
  help: 'RMSProp, with decay beta2',
  state: ['square'],
  update: (before, { rates, beta2 }) => step(before, { rate: rates, decay: beta2, epsilon: 1e-8 }),
};
