// The training runs of the identity table. Together they use every kind of layer, loss, penalty and optimizer. They are small
// enough for an emulated processor, and large enough that two threads share the larger products.
import type { ConfigInput } from '@ganvil/core';

/** Settings as `ganvil train` takes them from a file and `createSession` from a page. No preset: presets improve, the table stays. */
export type Case = ConfigInput;

const points: ConfigInput = {
  architecture: 'mlp',
  ...{ normG: 'none', initializer: 'he', penalty: 'r1', batchSize: 256, learningRateG: 1e-3 },
};
const images: ConfigInput = {
  data: 'digits',
  architecture: 'dcgan',
  ...{ width: 16, normD: 'batch', batchSize: 16, emaDecay: 0.995 },
};

/** Settings by case. */
export const cases = {
  gauss1d: {
    data: 'gauss1d',
    ...points,
    ...{
      latentDim: 1,
      width: 64,
      activationG: 'leakyRelu',
      penaltyWeight: 0.2,
      learningRateD: 1e-2,
      emaDecay: 0.999,
    },
  },
  ring8: { data: 'ring8', ...points, latentDim: 2, width: 128, penaltyWeight: 0.1, learningRateD: 1e-3 },
  'mlp on digits': {
    data: 'digits',
    architecture: 'mlp',
    ...{ latentDim: 100, width: 64, depth: 3, widening: 'double', activationG: 'leakyRelu', normG: 'batch' },
    ...{ initializer: 'he', batchSize: 32, optimizer: 'momentum', learningRateG: 0.01 },
  },
  'dcgan28, batch norm': images,
  'dcgan32 RGB': { ...images, imageSize: 32, channels: 3, latentDim: 100, batchSize: 8 },
  'hinge + R1': { ...images, normD: 'none', loss: 'hinge', penalty: 'r1' },
  'WGAN-GP': {
    ...images,
    ...{ normD: 'none', loss: 'wasserstein', penalty: 'wganGp', penaltyWeight: 10, optimizer: 'rmsprop' },
    ...{ discriminatorSteps: 2, latent: 'uniform', batchSize: 8 },
  },
  'max-pool D': { ...images, loss: 'hinge', width: 8, downsample: 'max', batches: 'joined' },
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
