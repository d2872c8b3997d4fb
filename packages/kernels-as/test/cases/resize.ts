import type { Case } from './case.ts';

export const resize: Case[] = [];
