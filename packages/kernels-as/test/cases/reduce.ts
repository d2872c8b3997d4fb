import type { Case } from './case.ts';

export const reduce: Case[] = [];
