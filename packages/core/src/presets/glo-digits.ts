import type { Preset } from './types.ts';

/** Generative latent optimization of 4,096 generated digits; code rate of https://github.com/tneumann/minimal_glo. */
export const gloDigits: Preset = {
  help: 'digits without a discriminator: a learned code for each of 4,096 digits (GLO)',
  config: {
    data: 'digits',
    samples: 4096,
    game: 'glo',
    architecture: 'dcgan',
    latentDim: 32,
    width: 24,
    batchSize: 128,
    learningRateG: 1e-3,
    learningRateD: 10,
    optimizerD: 'sgd',
    beta1: 0.9,
    emaDecay: 0.995,
    steps: 1500,
    sampleEvery: 100,
    metrics: 'slicedWasserstein,mmd',
    checkpointEvery: 250,
  },
};
