import type { Case } from './case.ts';

export const matmul: Case[] = [];
