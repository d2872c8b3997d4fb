import { digits } from './digits.ts';
import type { Preset } from './types.ts';

export const conditionalDigits: Preset = {
  help: 'drawn numerals on demand: G and D are told which',
  config: { ...digits.config, conditional: true },
};
