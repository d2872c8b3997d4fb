import type { Case } from './case.ts';

export const shape: Case[] = [];
