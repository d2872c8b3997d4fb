import type { Penalty } from './types.ts';

/** No regulariser. */
export const none: Penalty = { help: 'no regulariser', memory: 2.8 };
