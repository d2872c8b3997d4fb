import type { Case } from './case.ts';

export const normalization: Case[] = [];
