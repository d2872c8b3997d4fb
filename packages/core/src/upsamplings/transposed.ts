import { convTranspose } from '../nn/conv.ts';
import type { Upsampling } from './types.ts';

/** Transposed convolution, as in https://arxiv.org/abs/1511.06434. */
export const transposed: Upsampling = {
  help: 'transposed convolution; leaves a checkerboard unless the stride 2 divides filterSize',
  layer: (name, inputs, outputs, { filter, factors, to }) =>
    convTranspose(name, inputs, outputs, filter, factors, to),
};
