import type { Preset } from './types.ts';

/** D begins without biases, so with every kink at 0: its high rate carries them to where the data are. */
export const gauss1d: Preset = {
  help: 'a 1-D Gaussian, the first example of every GAN course',
  config: {
    data: 'gauss1d',
    architecture: 'mlp',
    latentDim: 1,
    width: 64,
    activationG: 'leakyRelu',
    normG: 'none',
    initializer: 'he',
    penalty: 'r1',
    penaltyWeight: 0.2,
    batchSize: 256,
    learningRateG: 1e-3,
    learningRateD: 1e-2,
    emaDecay: 0.999,
    steps: 10000,
    sampleEvery: 1000,
    sampleCount: 2000,
    checkpointEvery: 1000,
  },
};
