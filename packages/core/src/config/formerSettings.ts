import type { settings } from './settings.ts';

/** Names that settings had before: configurations and flags of then are still read. */
export const formerSettings: Readonly<Record<string, keyof typeof settings>> = {
  rateG: 'learningRateG',
  rateD: 'learningRateD',
};
