import type { Preset } from './types.ts';

/** DCGAN on circular signs. */
export const logograms: Preset = {
  help: 'circular ink signs as in the film Arrival',
  config: {
    data: 'logograms',
    architecture: 'dcgan',
    width: 16,
    normD: 'batch',
    loss: 'hinge',
    emaDecay: 0.995,
    steps: 1500,
    sampleEvery: 100,
    checkpointEvery: 250,
  },
};
