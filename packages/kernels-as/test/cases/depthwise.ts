import type { Case } from './case.ts';

export const depthwise: Case[] = [];
