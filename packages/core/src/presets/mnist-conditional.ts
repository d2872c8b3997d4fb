import type { Preset } from './types.ts';

/**
 * The conditional DCGAN of github.com/Newmu/dcgan_code mnist/train_cond_dcgan.py: the class enters every layer, and both networks have a
 * dense layer beside the convolutions. Differs: fewer filters and units (--width 64 --dense-g 1024 --dense-d 1024); 4x4 filters where
 * theirs are 5x5 (--filter-size 5); no weight decay (2.5e-5); batches of 32 at higher rates, theirs 128 at 2e-4; the rates fall over all
 * steps, theirs over the second 100 of 200 epochs; 3,000 steps where theirs are 78,000. Measured: docs/quality.md.
 */
export const mnistConditional: Preset = {
  help: 'conditional DCGAN on MNIST, the class at every layer (--data FOLDER of IDX files)',
  config: {
    data: '',
    architecture: 'dcgan',
    conditional: true,
    conditioning: 'everyLayer',
    latent: 'uniform',
    latentDim: 100,
    width: 24,
    denseG: 128,
    denseD: 256,
    normD: 'batch',
    batchSize: 32,
    learningRateG: 5e-4,
    learningRateD: 1e-3,
    learningRateSchedule: 'linear',
    learningRateEnd: 0.05,
    scheduleSteps: 3000,
    emaDecay: 0.995,
    steps: 3000,
    sampleEvery: 250,
    checkpointEvery: 500,
  },
  placeholder: { data: 'digits' },
  verifiedSteps: 3,
};
