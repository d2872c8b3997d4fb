import type { Preset } from './types.ts';

/**
 * Conditional DCGAN on generated digits. Told the class, D needs no dense layer to judge whole shapes. With the dense layers of digits, a
 * run now and then makes one picture of each class (docs/quality.md).
 */
export const conditionalDigits: Preset = {
  help: 'conditional DCGAN on generated digits: you choose the digit',
  config: {
    data: 'digits',
    conditional: true,
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
