import type { Case } from './case.ts';

export const pool: Case[] = [];
