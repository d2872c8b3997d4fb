import type { Preset } from './types.ts';

/** DCGAN on drawn faces. */
export const faces: Preset = {
  help: 'drawn faces of 32x32 pixels',
  config: {
    data: 'faces',
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
