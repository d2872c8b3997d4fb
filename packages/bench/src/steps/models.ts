import type { ConfigInput } from '@ganvil/core';

/** A model whose training steps are measured. */
export interface Model {
  readonly help: string;
  readonly config: ConfigInput;
  /** Shape of one sample. */
  readonly shape: readonly number[];
  /** Peers that are only measured when they are named, with the reason. */
  readonly slow: Readonly<Record<string, string>>;
}

const mlp: ConfigInput = { architecture: 'mlp', normG: 'none', initializer: 'he' };
const dcgan: ConfigInput = { architecture: 'dcgan', latentDim: 100, width: 64, normD: 'batch' };

/** Models by name. A step is an update of D on real and fake samples, an update of G, Adam, averaged weights (EMA). */
export const models: Readonly<Record<string, Model>> = {
  'mlp-gauss1d': {
    help: 'G and D 1-32-32-1, batch 64',
    config: { ...mlp, latentDim: 1, width: 32, batchSize: 64 },
    shape: [1],
    slow: {},
  },
  'mlp-ring2d': {
    help: 'G 2-128-128-2, D 2-128-128-1, batch 256',
    config: { ...mlp, latentDim: 2, width: 128, batchSize: 256 },
    shape: [2],
    slow: {},
  },
  'mlp-mnist': {
    help: 'G 100-256-512-1024-784, D 784-1024-512-256-1, batch 64',
    config: { ...mlp, latentDim: 100, width: 256, depth: 3, widening: 'double', activationG: 'leakyRelu' },
    shape: [28, 28, 1],
    slow: { cpu: 'about 12 s per step' },
  },
  dcgan28: {
    help: 'convolutions of 64 and 128 filters for 28x28x1, batch normalisation, batch 64',
    config: dcgan,
    shape: [28, 28, 1],
    slow: { cpu: 'minutes per step', wasm: 'has no Conv2DBackpropFilter' },
  },
  dcgan32: {
    help: 'convolutions of 64, 128 and 256 filters for 32x32x3, batch normalisation, batch 64',
    config: dcgan,
    shape: [32, 32, 3],
    slow: { cpu: 'hours per step', wasm: 'has no Conv2DBackpropFilter' },
  },
};
