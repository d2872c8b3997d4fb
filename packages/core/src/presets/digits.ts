import type { Preset } from './types.ts';

/**
 * DCGAN on generated digits: the default. Measured (docs/quality.md): dense layers help D to judge whole shapes and G to keep digits
 * apart, more than filters do; small batches at higher rates, which fall, make more of the time than the paper's.
 */
export const digits: Preset = {
  help: 'DCGAN on procedurally generated digits; nothing to download',
  config: {
    data: 'digits',
    architecture: 'dcgan',
    latent: 'categorical',
    latentDim: 26,
    width: 16,
    denseG: 128,
    denseD: 256,
    normD: 'batch',
    loss: 'hinge',
    batchSize: 32,
    learningRateG: 5e-4,
    learningRateD: 1e-3,
    learningRateSchedule: 'linear',
    learningRateEnd: 0.05,
    scheduleSteps: 5000,
    emaDecay: 0.995,
    steps: 5000,
    sampleEvery: 250,
    checkpointEvery: 500,
  },
};
