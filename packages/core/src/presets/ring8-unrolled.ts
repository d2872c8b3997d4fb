import type { Preset } from './types.ts';

/**
 * The notebook of Unrolled GAN, github.com/poolio/unrolled_gan, after https://arxiv.org/abs/1611.02163 section 3.1. Differs: 3,000 steps
 * where theirs are 25,000 (--steps 25000).
 */
export const ring8Unrolled: Preset = {
  help: 'the experiment of the Unrolled GAN notebook: G anticipates 5 updates of D',
  config: {
    data: 'ring8-unrolled',
    architecture: 'mlp',
    latentDim: 256,
    width: 128,
    depth: 2,
    activationG: 'tanh',
    activationD: 'tanh',
    normG: 'none',
    initializer: 'orthogonal',
    initializerGain: 1.4,
    loss: 'minimax',
    unroll: 5,
    batchSize: 512,
    learningRateG: 1e-3,
    learningRateD: 1e-4,
    beta1: 0.5,
    emaDecay: 0,
    steps: 3000,
    sampleEvery: 500,
    sampleCount: 2000,
    checkpointEvery: 1000,
  },
  verifiedSteps: 3,
};
