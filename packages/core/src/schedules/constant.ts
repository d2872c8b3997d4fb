import type { Schedule } from './types.ts';

/** The first value, throughout. */
export const constant: Schedule = { help: 'no change', at: () => 0 };
