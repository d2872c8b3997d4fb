import { adamRate, adam as step } from '@ganvil/kernels-as';
import type { Optimizer } from './types.ts';

/** Adam, https://arxiv.org/abs/1412.6980 algorithm 1, with epsilon 1e-8. */
export const adam: Optimizer<'m' | 'v'> = {
  help: 'momentum and a rate per weight',
  slots: ['m', 'v'],
  rateAt: adamRate,
  update: (cells, { rate, beta1, beta2 }) => step(cells, { rate, beta1, beta2, epsilon: 1e-8 }),
};
