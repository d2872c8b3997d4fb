import type { Case } from './case.ts';

export const activation: Case[] = [];
