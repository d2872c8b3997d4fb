import { squaredNorms } from '../nn/inputGradient.ts';
import * as tf from '../tf.ts';
import type { Penalty } from './types.ts';

/** R1: E |grad D(x)|^2 / 2 on real samples; penaltyWeight is gamma. https://arxiv.org/abs/1801.04406 equation 9 */
export const r1: Penalty = {
  help: 'R1: half the squared gradient norm of D on real samples',
  formula: '½ mean |∇D(x)|²',
  player: 'D',
  memory: 4.2,
  value: ({ logitsOf, real }) => tf.mul(0.5, tf.mean(squaredNorms(logitsOf, real))),
};
