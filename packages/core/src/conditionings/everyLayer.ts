import type { Conditioning } from './types.ts';

/** The conditional network for MNIST of the code of https://arxiv.org/abs/1511.06434. */
export const everyLayer: Conditioning = {
  help: 'every layer of G and D reads the class beside its inputs',
  everyLayer: true,
};
