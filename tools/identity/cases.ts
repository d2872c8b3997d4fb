// The training runs of the identity table. Together they use every kind of layer, loss, penalty and optimizer. They are small
// enough for an emulated processor, and large enough that two threads share the larger products.
import type { ConfigInput } from '@ganvil/core';

/** Settings over a preset, as `ganvil train` takes them from a file and `createSession` from a page. */
export type Case = ConfigInput & { readonly preset: string };

const images = { data: 'digits', width: 16, batchSize: 16 };
const rgb = { data: 'digits', imageSize: 32, channels: 3, width: 16, batchSize: 8 };

/** Settings by case. */
export const cases = {
  gauss1d: { preset: 'gauss1d' },
  ring8: { preset: 'ring8' },
  'mlp on digits': {
    preset: 'mnist-mlp',
    data: 'digits',
    width: 64,
    batchSize: 32,
    optimizer: 'momentum',
    learningRateG: 0.01,
  },
  'dcgan28, batch norm': { preset: 'mnist-dcgan', ...images },
  'dcgan32 RGB': { preset: 'cifar-dcgan', ...rgb },
  'hinge + R1': { preset: 'digits', ...images, normD: 'none', loss: 'hinge', penalty: 'r1' },
  'WGAN-GP': {
    preset: 'digits',
    ...images,
    ...{ normD: 'none', loss: 'wasserstein', penalty: 'wganGp', penaltyWeight: 10, optimizer: 'rmsprop' },
    ...{ discriminatorSteps: 2, latent: 'uniform', batchSize: 8 },
  },
  'max-pool D': { preset: 'digits', ...images, width: 8, downsample: 'max', batches: 'joined' },
} satisfies Record<string, Case>;

/** Name of a case. */
export type CaseName = keyof typeof cases;

/** Steps between two digests. */
export const EVERY = 50;

/** The settings of a case that do not depend on where it runs. */
export function settingsOf(name: CaseName, steps: number): Case {
  const quiet = { sampleEvery: 0, sampleCount: 16, evaluateCount: 64, checkpointEvery: EVERY };
  return { ...quiet, ...cases[name], steps, seed: 1 };
}
