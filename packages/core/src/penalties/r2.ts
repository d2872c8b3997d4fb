import { squaredNorms } from '../nn/inputGradient.ts';
import * as tf from '../tf.ts';
import type { Penalty } from './types.ts';

/** R2: E |grad D(G(z))|^2 / 2 on fakes; penaltyWeight is gamma. https://arxiv.org/abs/1801.04406 equation 10 */
export const r2: Penalty = {
  help: 'R2: half the squared gradient norm of D on fakes',
  formula: '½ mean |∇D(G(z))|²',
  player: 'D',
  memory: 4.2,
  value: ({ logitsOf, fake }) => tf.mul(0.5, tf.mean(squaredNorms(logitsOf, fake))),
};
