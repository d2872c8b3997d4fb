import { tf } from '@ganvil/core';
import { any, makeTensor, positive } from '../calls/call.ts';
import { bytesOf } from './caseOf.ts';
import type { Case } from './types.ts';

const makeAll = (specs: Parameters<typeof makeTensor>[0][]): tf.Tensor[] => specs.map(makeTensor);

/** Runs a kernel that updates its inputs; the result is the first of them. */
function update(kernel: string, inputs: Record<string, tf.Tensor>, attrs = {}): tf.Tensor {
  const outputs: tf.Tensor[] = [tf.engine().runKernel(kernel, inputs, attrs as never)].flat();
  for (const other of outputs.slice(1)) other.dispose();
  return outputs[0];
}

/** Updates of all weights of a layer, in place. */
export const optimizer: readonly Case[] = [65536, 1048576].flatMap((n): Case[] => [
  {
    kernel: 'adam',
    shape: `${n}`,
    bytes: 7 * bytesOf([n]),
    prepare() {
      const [weight0, gradient0, m0, v0] = makeAll([any(n), any(n), any(n), positive(n)]);
      const inputs = { weight0, gradient0, m0, v0, rates: tf.tensor1d([1e-4, 1e-8]) };
      return () => update('AdamStep', inputs, { beta1: 0.5, beta2: 0.999 });
    },
  },
  {
    kernel: 'ema',
    shape: `${n}`,
    bytes: 3 * bytesOf([n]),
    prepare() {
      const [average0, weight0] = makeAll([any(n), positive(n)]);
      return () => update('EmaStep', { average0, weight0, rates: tf.scalar(0.99) });
    },
  },
]);
