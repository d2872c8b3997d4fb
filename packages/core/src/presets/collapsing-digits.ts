import type { Preset } from './types.ts';

/**
 * A run to watch fail: two numbers of z, no average, no norm in D, and a G that learns four times as fast as D. All samples are alike, and become another
 * class at each look, while D chases them: the failure of https://arxiv.org/abs/1611.02163 section 2.2. docs/alarms.md has its figure.
 */
export const collapsingDigits: Preset = {
  help: 'digits that collapse: all samples are of one class, and of another at each look; raises the alarms collapse and oscillation',
  config: {
    data: 'digits',
    architecture: 'dcgan',
    latentDim: 2,
    width: 8,
    denseG: 128,
    denseD: 256,
    batchSize: 32,
    learningRateG: 2e-3,
    learningRateD: 5e-4,
    emaDecay: 0,
    steps: 1000,
    sampleEvery: 50,
    evaluateCount: 256,
    checkpointEvery: 500,
  },
};
