import { affine } from '../nn/affine.ts';
import { sequential } from '../nn/layer.ts';
import { standardised } from '../nn/standardised.ts';
import type { Norm } from './types.ts';

/**
 * Layer normalisation: each sample has mean 0 and variance 1 over all its numbers, then a scale and an offset per channel.
 * https://arxiv.org/abs/1607.06450. For D under a penalty on gradients of samples, as in https://arxiv.org/abs/1704.00028 section 4.
 */
export const layer: Norm = {
  help: 'layer normalisation: over all numbers of a sample',
  outputs: (name, channels, classes) =>
    sequential(
      standardised((rank) => Array.from({ length: rank - 1 }, (_, i) => i + 1)),
      affine(name, channels, classes),
    ),
};
