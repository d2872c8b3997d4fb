import type { Preset } from './types.ts';

export const digits: Preset = {
  help: 'drawn numerals, made on the spot: nothing to download',
  config: {
    data: 'digits',
    architecture: 'dcgan',
    width: 24,
    steps: 1200,
    sampleEvery: 100,
    checkpointEvery: 200,
  },
};
