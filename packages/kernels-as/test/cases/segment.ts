import type { Case } from './case.ts';

export const segment: Case[] = [];
