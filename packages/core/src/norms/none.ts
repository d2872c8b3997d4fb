import type { Norm } from './types.ts';

/** No normalisation. */
export const none: Norm = { help: 'no normalisation' };
