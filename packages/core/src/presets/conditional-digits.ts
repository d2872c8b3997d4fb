import { digits } from './digits.ts';
import type { Preset } from './types.ts';

/** Conditional DCGAN on generated digits. Half the steps of digits are enough: G need not find the classes. */
export const conditionalDigits: Preset = {
  help: 'conditional DCGAN on generated digits: you choose the digit',
  config: {
    ...digits.config,
    conditional: true,
    latent: 'normal',
    latentDim: 16,
    scheduleSteps: 2500,
    steps: 2500,
  },
};
