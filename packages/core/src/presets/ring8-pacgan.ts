import type { Preset } from './types.ts';

/**
 * PacGAN2 on its ring, https://arxiv.org/abs/1712.04086 section 4.1: github.com/fjxmlzn/PacGAN synthetic_data_experiments/2DRing_GAN&PacGAN. A step
 * has 100 packs of two samples. Differs: endless data instead of 100,000 samples; 3,000 steps where theirs are 400,000 (--steps 400000).
 */
export const ring8Pacgan: Preset = {
  help: 'the ring experiment of the PacGAN paper, with its networks: D with maxout reads two samples at once',
  config: {
    data: 'ring8-pacgan',
    architecture: 'mlp',
    latentDim: 2,
    width: 400,
    depth: 4,
    widthD: 200,
    depthD: 3,
    activationD: 'maxout',
    maxoutPieces: 5,
    normG: 'batch',
    pack: 2,
    batchSize: 200,
    learningRateG: 1e-4,
    learningRateD: 1e-4,
    beta1: 0.8,
    emaDecay: 0,
    steps: 3000,
    sampleEvery: 500,
    sampleCount: 2500,
    evaluateCount: 2500,
    checkpointEvery: 1000,
  },
  verifiedSteps: 5,
};
