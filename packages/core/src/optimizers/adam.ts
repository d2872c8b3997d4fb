import { adamRates, adam as step } from '@ganvil/kernels-as';
import type { Optimizer } from './types.ts';

/** Adam, https://arxiv.org/abs/1412.6980 algorithm 1, with epsilon 1e-8 added after the bias correction, as torch.optim.Adam. */
export const adam: Optimizer<'m' | 'v'> = {
  help: 'Adam (adaptive moments)',
  state: ['m', 'v'],
  ratesAt: (rate, beta1, beta2, step) => adamRates({ rate, beta1, beta2, epsilon: 1e-8 }, step),
  update: (before, { rates, beta1, beta2 }) => step(before, { rates, beta1, beta2 }),
};
