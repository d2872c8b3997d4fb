import type { Preset } from './types.ts';

/** DCGAN on short films: the frames are channels, so that one generator makes all of them. */
export const movingDigits: Preset = {
  help: 'films of a moving digit, five frames each',
  config: {
    data: 'moving-digits',
    architecture: 'dcgan',
    width: 24,
    normD: 'batch',
    loss: 'hinge',
    emaDecay: 0.995,
    steps: 1500,
    sampleEvery: 100,
    checkpointEvery: 250,
  },
};
