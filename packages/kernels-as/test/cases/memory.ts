import type { Case } from './case.ts';

export const memory: Case[] = [];
