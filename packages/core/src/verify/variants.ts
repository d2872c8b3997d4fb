import type { ConfigInput } from '../config/settings.ts';

/**
 * Settings that are numbers or switches: a value that is verified, with what it needs beside it. A size, a rate or a count that
 * the presets vary needs none (see `test/verify.test.ts`).
 */
export const variants: Record<string, ConfigInput> = {
  'conditional=true': {},
  'pack=2': {},
  'unroll=2': {},
  'dropoutG=0.2': {},
  'dropoutD=0.3': {},
  'generatorSteps=2': {},
  'discriminatorSteps=2': {},
};
