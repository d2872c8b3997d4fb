import { adamRates, adam as moments, sgd as shrink } from '@ganvil/kernels-as';
import * as tf from '../tf.ts';
import { adam } from './adam.ts';
import type { Optimizer } from './types.ts';

/**
 * Adam with decoupled weight decay: weight -= learningRate weightDecay weight, then a step of Adam. Loshchilov and Hutter 2019,
 * https://arxiv.org/abs/1711.05101 algorithm 2, as torch.optim.AdamW, which multiplies the decay by the learning rate.
 */
export const adamw: Optimizer<'m' | 'v'> = {
  help: 'AdamW: Adam, and every weight shrinks by a share of itself (weightDecay)',
  state: ['m', 'v'],
  weightDecay: true,
  ratesAt: (rate, beta1, beta2, step, weightDecay) => [
    ...adamRates({ rate, beta1, beta2, epsilon: 1e-8 }, step),
    rate * weightDecay,
  ],
  update(before, { rates, beta1, beta2 }) {
    const [forAdam, forDecay] = [tf.slice(rates, 0, 2), tf.slice(rates, 2, 1)];
    const shrunk = shrink(
      before.map(({ weight }) => ({ weight, gradient: weight })),
      { rate: forDecay },
    );
    // Adam works in place only where nobody else holds the weight.
    tf.dispose(before.map(({ weight }) => weight));
    const after = moments(
      before.map((row, i) => ({ ...row, weight: shrunk[i].weight })),
      { rates: forAdam, beta1, beta2 },
    );
    tf.dispose([forAdam, forDecay, ...shrunk.map(({ weight }) => weight)]);
    return after;
  },
  anticipate({ weight, ...before }, { rates: [rate, epsilon, decay], beta1, beta2 }) {
    const shrunk = tf.sub(weight, tf.mul(decay, weight));
    return adam.anticipate({ ...before, weight: shrunk }, { rates: [rate, epsilon], beta1, beta2 });
  },
};
