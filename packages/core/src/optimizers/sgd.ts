import { sgd as step } from '@ganvil/kernels-as';
import type { Optimizer } from './types.ts';

/** weight - rate gradient. */
export const sgd: Optimizer = {
  help: 'plain gradient descent',
  slots: [],
  update: ({ weight }, gradient, { rate }) => step({ weight, gradient }, { rate }),
};
