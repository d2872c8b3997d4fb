import * as tf from '../tf.ts';
import type { Loss } from './types.ts';

/** Relativistic GAN (RSGAN), https://arxiv.org/abs/1807.00734 section 4.1; RpGAN of https://arxiv.org/abs/2501.05441: one real sample against one fake. */
export const relativisticPaired: Loss = {
  help: 'relativistic loss: each real sample against one fake (RSGAN)',
  formulaD: 'mean softplus(D(G(z)) − D(x))',
  formulaG: 'mean softplus(D(x) − D(G(z)))',
  output: 'critic',
  relativistic: true,
  discriminator: (real, fake) => tf.mean(tf.softplus(tf.sub(fake, real))),
  generator: (fake, real) => tf.mean(tf.softplus(tf.sub(real!, fake))),
};
