import type { Penalty } from './types.ts';

/** No regulariser. */
export const none: Penalty = { help: 'no penalty', memory: 2.8 };
