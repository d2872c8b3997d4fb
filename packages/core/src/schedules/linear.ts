import type { Schedule } from './types.ts';

/** In a straight line, then constant. */
export const linear: Schedule = { help: 'in a straight line', at: (progress) => progress };
