import { features } from './features.ts';
import { minimax } from './minimax.ts';
import { nonSaturating } from './nonSaturating.ts';
import { normal } from './normal.ts';
import type { LatentTerm } from './types.ts';

/** Every term that a search for latents can add to the distance. To add one: write `./<name>.ts` and add its line here. */
export const latentTerms = { minimax, nonSaturating, normal, features } satisfies Record<string, LatentTerm>;

/** A key of the table. */
export type LatentTermName = keyof typeof latentTerms;
