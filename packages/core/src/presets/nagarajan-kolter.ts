import type { Preset } from './types.ts';

/**
 * The ring of Nagarajan and Kolter, https://arxiv.org/abs/1706.04156 section 5: github.com/locuslab/gradient_regularized_gan gaussian-toy-regularized.py. G's
 * loss has half the squared gradient of V by D's weights. Differs: D reads points, theirs points / 4; 5,000 steps where theirs are
 * 100,001 (--steps 100001).
 */
export const nagarajanKolter: Preset = {
  help: 'eight modes on a circle with the regulariser that makes gradient descent locally stable',
  config: {
    data: 'ring8',
    architecture: 'mlp',
    latentDim: 256,
    width: 128,
    depth: 2,
    depthD: 1,
    activationD: 'relu',
    normG: 'none',
    initializer: 'orthogonal',
    initializerGain: 0.8,
    loss: 'minimax',
    penalty: 'nagarajanKolter',
    penaltyWeight: 0.5,
    batchSize: 512,
    learningRateG: 1e-4,
    learningRateD: 1e-4,
    beta1: 0.5,
    emaDecay: 0,
    steps: 5000,
    sampleEvery: 500,
    sampleCount: 2000,
    checkpointEvery: 1000,
  },
  verifiedSteps: 5,
};
