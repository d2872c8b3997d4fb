import type { Case } from './case.ts';

export const optimizer: Case[] = [];
