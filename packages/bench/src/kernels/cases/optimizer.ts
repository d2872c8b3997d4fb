import { tf } from '@ganvil/core';
import { bytesOf, kernel, numbers } from './inputs.ts';
import type { Case } from './types.ts';

/** Updates of all weights of a layer, in place. */
export const optimizer: readonly Case[] = [65536, 1048576].flatMap((n) => [
  {
    kernel: 'adam',
    shape: `${n}`,
    bytes: 7 * bytesOf([n]),
    prepare() {
      const [weight, gradient, m] = [numbers([n]), numbers([n]), numbers([n])];
      const inputs = {
        weight0: weight,
        gradient0: gradient,
        m0: m,
        v0: numbers([n], true),
        rates: tf.tensor1d([1e-4, 1e-8]),
      };
      return () => kernel('AdamStep', inputs, { beta1: 0.5, beta2: 0.999 });
    },
  },
  {
    kernel: 'ema',
    shape: `${n}`,
    bytes: 3 * bytesOf([n]),
    prepare() {
      const inputs = { average0: numbers([n]), weight0: numbers([n], true), rates: tf.scalar(0.99) };
      return () => kernel('EmaStep', inputs);
    },
  },
]);
