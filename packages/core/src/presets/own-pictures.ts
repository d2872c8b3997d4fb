import type { Preset } from './types.ts';

/** DCGAN on the user's pictures: small batches, and learning rates that fall to 0, since few updates fit into minutes. */
export const ownPictures: Preset = {
  help: 'DCGAN on your own pictures; what --data FOLDER alone trains',
  config: {
    data: '',
    architecture: 'dcgan',
    width: 24,
    normD: 'batch',
    batchSize: 16,
    learningRateG: 5e-4,
    learningRateD: 5e-4,
    learningRateSchedule: 'linear',
    scheduleSteps: 7200,
    emaDecay: 0.998,
    steps: 7200,
    sampleEvery: 400,
    checkpointEvery: 600,
  },
  placeholder: { data: 'digits', imageSize: 32, channels: 3 },
};
