import type { Preset } from './types.ts';

/** Eight Gaussians on a circle, as in https://arxiv.org/abs/1611.02163 section 3.1. */
export const ring8: Preset = {
  help: 'eight modes on a circle, a test for mode collapse',
  config: {
    data: 'ring8',
    architecture: 'mlp',
    latentDim: 2,
    width: 128,
    normG: 'none',
    initializer: 'he',
    penalty: 'r1',
    penaltyWeight: 0.1,
    batchSize: 256,
    learningRateG: 1e-3,
    learningRateD: 1e-3,
    steps: 3000,
    sampleEvery: 500,
    sampleCount: 2000,
    checkpointEvery: 1000,
  },
};
