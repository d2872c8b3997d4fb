import type { Conditioning } from './types.ts';

/** Mirza and Osindero 2014, https://arxiv.org/abs/1411.1784 figure 1. */
export const concat: Conditioning = {
  help: 'D reads the class beside the samples, as columns or constant channels',
  besideSamples: true,
};
