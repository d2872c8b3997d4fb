import type { Preset } from './types.ts';

/** A masked mlp on generated digits of 14 pixels: exact likelihood, for comparison with GANs and the vae. */
export const autoregressiveDigits: Preset = {
  help: 'digits pixel by pixel, with exact likelihood (MADE)',
  config: {
    data: 'digits',
    imageSize: 14,
    game: 'autoregressive',
    architecture: 'mlp',
    latentDim: 196,
    width: 384,
    depth: 2,
    initializer: 'he',
    learningRateG: 1e-3,
    beta1: 0.9,
    emaDecay: 0.995,
    steps: 3000,
    sampleEvery: 250,
    sampleCount: 64,
    checkpointEvery: 500,
  },
};
