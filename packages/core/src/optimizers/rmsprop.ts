import { rmsprop as step } from '@ganvil/kernels-as';
import type { Optimizer } from './types.ts';

/** RMSProp (Tieleman and Hinton 2012, lecture 6e) with decay beta2 and epsilon 1e-8 outside of the root, as torch.optim.RMSprop. */
export const rmsprop: Optimizer<'square'> = {
  help: 'a rate per weight, decay beta2',
  slots: ['square'],
  update: (cells, { rates, beta2 }) => step(cells, { rate: rates, decay: beta2, epsilon: 1e-8 }),
};
