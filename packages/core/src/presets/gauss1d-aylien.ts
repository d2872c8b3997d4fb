import type { Preset } from './types.ts';

/**
 * AYLIEN's introduction, with its minibatch layer: github.com/AYLIEN/gan-intro gan.py. Weights begin as N(0, 1). Differs: minibatch
 * discrimination has 16 kernels of 4 numbers, theirs 5 of 3, which begin as N(0, 0.02^2); batches are not sorted, which changes no loss.
 */
export const gauss1dAylien: Preset = {
  help: "the 1-D Gaussian of AYLIEN's introduction: stratified latents, minibatch discrimination in batches of 8",
  config: {
    data: 'gauss1d-aylien',
    architecture: 'mlp',
    latent: 'stratified',
    latentDim: 1,
    width: 4,
    depth: 1,
    widthD: 8,
    depthD: 2,
    activationG: 'softplus',
    activationD: 'relu',
    normG: 'none',
    initializer: 'dcgan',
    initializerGain: 50,
    batchFeatures: 'discrimination',
    batchSize: 8,
    learningRateG: 1e-3,
    learningRateD: 1e-3,
    beta1: 0.9,
    emaDecay: 0,
    steps: 5000,
    sampleEvery: 500,
    sampleCount: 2000,
    checkpointEvery: 1000,
  },
};
