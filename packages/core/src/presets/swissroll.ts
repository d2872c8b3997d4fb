import type { Preset } from './types.ts';

/** The Swiss roll in two dimensions. */
export const swissroll: Preset = {
  help: 'a spiral: data without separate modes',
  config: {
    data: 'swissroll',
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
