import type { Preset } from './types.ts';

/**
 * Silva's DCGAN for 32 x 32 pictures, github.com/sthalles/blog-resources dcgan/DCGAN.ipynb: MNIST and SVHN. Differs: a quarter of the filters (--width 128
 * --width-d 64), since his take 8 seconds a step on a CPU; averaged weights.
 */
export const dcgan32Silva: Preset = {
  help: "the DCGAN of Thalles Silva's introduction, on 32x32 pictures (--data SVHN or MNIST files, or a folder)",
  config: {
    data: '',
    imageSize: 32,
    architecture: 'dcgan',
    latent: 'uniform',
    latentDim: 100,
    width: 32,
    widthD: 16,
    filterSize: 5,
    normD: 'batch',
    labelSmoothing: 0.1,
    batchSize: 128,
    emaDecay: 0.995,
    steps: 2000,
    sampleEvery: 250,
    checkpointEvery: 500,
  },
  placeholder: { data: 'digits', batchSize: 16 },
  verifiedSteps: 3,
};
