import type { Preset } from './types.ts';

/** DCGAN on generated digits: the default. */
export const digits: Preset = {
  help: 'DCGAN on procedurally generated digits; nothing to download',
  config: {
    data: 'digits',
    architecture: 'dcgan',
    width: 24,
    normD: 'batch',
    loss: 'hinge',
    steps: 1800,
    emaDecay: 0.995,
    sampleEvery: 100,
    checkpointEvery: 250,
  },
};
