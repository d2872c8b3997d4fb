import { tf } from '@ganvil/core';
import { bytesOf } from './caseOf.ts';
import type { Case } from './types.ts';

const sizes = [6400, 262144];

/** Philox: raw bits, uniform numbers, and normal ones by Box and Muller, for latents. */
export const random: readonly Case[] = (['randomBits', 'randomUniform', 'randomNormal'] as const).flatMap(
  (kernel) =>
    sizes.map((n) => ({
      kernel,
      shape: `${n}`,
      bytes: bytesOf([n]),
      prepare() {
        const y = tf.zeros([n]);
        return (backend) => {
          backend.wasm.kernels[kernel](backend.data.get(y.dataId).address, 0, n, 1, 2, 3, 4, 5);
          return y;
        };
      },
    })),
);
