import type { Conditioning } from './types.ts';

/** Miyato and Koyama 2018, https://arxiv.org/abs/1802.05637 equation 6. */
export const projection: Conditioning = {
  help: 'D ends in a projection on the class',
  projection: true,
};
