import type { Case } from './case.ts';

export const binary: Case[] = [];
