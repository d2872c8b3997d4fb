import type { Penalty } from './types.ts';

export const none: Penalty = { help: 'no regulariser' };
