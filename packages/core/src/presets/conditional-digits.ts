import { digits } from './digits.ts';
import type { Preset } from './types.ts';

/** Conditional DCGAN on generated digits. */
export const conditionalDigits: Preset = {
  help: 'conditional DCGAN on generated digits: you choose the digit',
  config: { ...digits.config, conditional: true },
};
