import type { Case } from './case.ts';

export const unary: Case[] = [];
