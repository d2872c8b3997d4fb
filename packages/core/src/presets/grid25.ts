import type { Preset } from './types.ts';

/** 25 Gaussians on a grid, a harder test for mode collapse. */
export const grid25: Preset = {
  help: '25 modes on a grid, a harder test for mode collapse',
  config: {
    data: 'grid25',
    architecture: 'mlp',
    latentDim: 2,
    width: 128,
    depth: 3,
    normG: 'none',
    initializer: 'he',
    penalty: 'r1',
    penaltyWeight: 0.1,
    batchSize: 256,
    learningRateG: 1e-3,
    learningRateD: 1e-3,
    steps: 5000,
    sampleEvery: 500,
    sampleCount: 2000,
    checkpointEvery: 1000,
  },
};
