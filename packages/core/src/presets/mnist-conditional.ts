import type { Preset } from './types.ts';

/**
 * The conditional DCGAN of github.com/Newmu/dcgan_code mnist/train_cond_dcgan.py: the class enters every layer. Differs: half as many filters
 * (--width 64); no layer of 1,024 units beside the convolutions; no weight decay (2.5e-5); the rate falls over all steps, theirs over the
 * second 100 of 200 epochs; 3,000 steps where theirs are 78,000 (--steps 78000 --schedule-steps 78000).
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
    width: 32,
    filterSize: 5,
    normD: 'batch',
    batchSize: 128,
    learningRateSchedule: 'linear',
    scheduleSteps: 3000,
    emaDecay: 0.995,
    steps: 3000,
    sampleEvery: 250,
    checkpointEvery: 500,
  },
  placeholder: { data: 'digits' },
  verifiedSteps: 3,
};
