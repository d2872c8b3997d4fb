import type { Preset } from './types.ts';

/**
 * WGAN-GP's toy, https://arxiv.org/abs/1704.00028 figure 1: github.com/igul222/improved_wgan_training gan_toy.py. Differs: weights begin normal,
 * not uniform, with the same variance; 500 steps where theirs are 100,000 (--steps 100000).
 */
export const ring8Wgangp: Preset = {
  help: 'the ring experiment of the WGAN-GP paper, with its networks: Wasserstein loss, gradient penalty 0.1, 5 updates of D per step',
  config: {
    data: 'ring8-wgangp',
    architecture: 'mlp',
    latentDim: 2,
    width: 512,
    depth: 3,
    activationD: 'relu',
    normG: 'none',
    initializer: 'he',
    loss: 'wasserstein',
    penalty: 'wganGp',
    penaltyWeight: 0.1,
    batchSize: 256,
    discriminatorSteps: 5,
    learningRateG: 1e-4,
    learningRateD: 1e-4,
    beta1: 0.5,
    beta2: 0.9,
    emaDecay: 0,
    steps: 500,
    sampleEvery: 100,
    sampleCount: 2000,
    checkpointEvery: 250,
  },
  verifiedSteps: 3,
};
