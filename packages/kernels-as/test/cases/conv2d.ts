import type { Case } from './case.ts';

export const conv2d: Case[] = [];
