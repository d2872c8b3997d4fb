import type { Preset } from './types.ts';

/** DCGAN on CIFAR-10. */
export const cifarDcgan: Preset = {
  help: 'DCGAN on 32x32 RGB photographs (--data CIFAR-10 binary files or an image folder)',
  config: {
    data: '',
    architecture: 'dcgan',
    latentDim: 100,
    width: 32,
    normD: 'batch',
    emaDecay: 0.995,
    steps: 3000,
    sampleEvery: 250,
    checkpointEvery: 250,
  },
  placeholder: { data: 'digits', imageSize: 32, channels: 3 },
};
