import type { Preset } from './types.ts';

export const gauss1d: Preset = {
  help: 'the first figure of every GAN lesson: a bell curve from noise',
  config: {
    data: 'gauss1d',
    architecture: 'mlp',
    latentDim: 1,
    width: 32,
    normG: 'none',
    initializer: 'he',
    penalty: 'r1',
    penaltyWeight: 0.1,
    batchSize: 128,
    rateG: 1e-3,
    rateD: 1e-3,
    steps: 3000,
    sampleEvery: 500,
    sampleCount: 2000,
    checkpointEvery: 1000,
  },
};
