import type { Preset } from './types.ts';

/**
 * DCGAN on MNIST. Measured (docs/quality.md): as `digits`, with more filters and units; the minibatch standard deviation keeps the
 * classes alike in number.
 */
export const mnistDcgan: Preset = {
  help: 'DCGAN on MNIST (--data FOLDER of IDX files)',
  config: {
    data: '',
    architecture: 'dcgan',
    latent: 'categorical',
    latentDim: 26,
    width: 24,
    denseG: 128,
    denseD: 512,
    normD: 'batch',
    batchFeatures: 'standardDeviation',
    loss: 'hinge',
    batchSize: 32,
    learningRateG: 5e-4,
    learningRateD: 1e-3,
    learningRateSchedule: 'linear',
    learningRateEnd: 0.05,
    scheduleSteps: 6000,
    emaDecay: 0.998,
    steps: 6000,
    sampleEvery: 500,
    checkpointEvery: 500,
  },
  placeholder: { data: 'digits' },
};
