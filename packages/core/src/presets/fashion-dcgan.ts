import type { Preset } from './types.ts';

/** DCGAN on Fashion-MNIST. */
export const fashionDcgan: Preset = {
  help: 'DCGAN on Fashion-MNIST (--data FOLDER of IDX files)',
  config: {
    data: '',
    architecture: 'dcgan',
    width: 32,
    normD: 'batch',
    emaDecay: 0.995,
    steps: 3000,
    sampleEvery: 250,
    checkpointEvery: 250,
  },
  placeholder: { data: 'digits' },
};
