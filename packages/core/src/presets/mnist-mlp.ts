import type { Preset } from './types.ts';

/** Fully connected networks on MNIST. */
export const mnistMlp: Preset = {
  help: 'fully connected networks on MNIST (--data FOLDER of IDX files)',
  config: {
    data: '',
    architecture: 'mlp',
    latentDim: 100,
    width: 256,
    depth: 3,
    widening: 'double',
    activationG: 'leakyRelu',
    normG: 'batch',
    initializer: 'he',
    steps: 5000,
    sampleEvery: 500,
    checkpointEvery: 500,
  },
  placeholder: { data: 'digits' },
};
