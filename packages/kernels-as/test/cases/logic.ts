import type { Case } from './case.ts';

export const logic: Case[] = [];
