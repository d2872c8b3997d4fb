import type { Preset } from './types.ts';

/** A variational autoencoder of generated digits, for comparison with GANs. */
export const vaeDigits: Preset = {
  help: 'a variational autoencoder, on the built-in digits',
  config: {
    data: 'digits',
    game: 'vae',
    architecture: 'dcgan',
    latentDim: 16,
    width: 24,
    likelihood: 'bernoulli',
    activationD: 'relu',
    normD: 'batch',
    learningRateG: 1e-3,
    beta1: 0.9,
    emaDecay: 0.995,
    steps: 1500,
    sampleEvery: 100,
    checkpointEvery: 250,
  },
};
