import type { Preset } from './types.ts';

/** The net of conditional-digits with an auxiliary classifier. */
export const digitsAuxiliary: Preset = {
  help: 'digits of a given class; D also predicts the class (AC-GAN)',
  config: {
    data: 'digits',
    game: 'auxiliary',
    architecture: 'dcgan',
    width: 24,
    normD: 'batch',
    steps: 1800,
    emaDecay: 0.995,
    sampleCount: 100,
    sampleEvery: 100,
    checkpointEvery: 250,
  },
};
