import { squaredNorms } from '../nn/inputGradient.ts';
import * as tf from '../tf.ts';
import type { Penalty } from './types.ts';

/**
 * R1 and R2 together: half the squared gradient norms of D on real samples and on fakes; penaltyWeight is gamma. R3GAN,
 * https://arxiv.org/abs/2501.05441 section 2.2, with the loss relativisticPaired.
 */
export const r1r2: Penalty = {
  help: 'R1 + R2: half the squared gradient norms of D on real samples and on fakes (R3GAN, with the loss relativisticPaired)',
  formula: '½ mean |∇D(x)|² + ½ mean |∇D(G(z))|²',
  player: 'D',
  memory: 5.6,
  value({ logitsOf, real, fake }) {
    const [ofReal, ofFake] = [real, fake].map((x) => tf.mean(squaredNorms(logitsOf, x)));
    return tf.mul(0.5, tf.add(ofReal, ofFake));
  },
};
