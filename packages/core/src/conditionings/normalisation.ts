import type { Conditioning } from './types.ts';

/** Conditional batch normalisation in G, as in https://arxiv.org/abs/1802.05637 section 4.1, with its projection in D. */
export const normalisation: Conditioning = {
  help: 'the normalisations of G have a scale and an offset for each class; D ends in a projection',
  norms: true,
  projection: true,
};
