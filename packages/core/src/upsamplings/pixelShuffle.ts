import { subPixel } from '../nn/subPixel.ts';
import type { Upsampling } from './types.ts';

/** Sub-pixel convolution, https://arxiv.org/abs/1609.05158. */
export const pixelShuffle: Upsampling = {
  help: 'sub-pixel convolution: the pixels of a block are channels of a smaller image',
  layer: (name, inputs, outputs, { filter, factors, to }) =>
    subPixel(name, inputs, outputs, filter, factors, to),
};
