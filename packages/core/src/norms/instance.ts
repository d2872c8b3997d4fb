import { affine } from '../nn/affine.ts';
import { sequential } from '../nn/layer.ts';
import { standardised } from '../nn/standardised.ts';
import type { Norm } from './types.ts';

/**
 * Instance normalisation: each channel of a sample has mean 0 and variance 1 over its positions, then a scale and an offset.
 * https://arxiv.org/abs/1607.08022. Outputs without positions, those of dense layers, are normalised over their channels.
 */
export const instance: Norm = {
  help: 'instance normalisation: over the positions of a sample, per channel',
  outputs: (name, channels, classes) =>
    sequential(
      standardised((rank) => (rank > 2 ? Array.from({ length: rank - 2 }, (_, i) => i + 1) : [1])),
      affine(name, channels, classes),
    ),
};
