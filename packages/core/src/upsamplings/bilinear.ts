import { conv } from '../nn/conv.ts';
import { enlarged } from '../nn/enlarged.ts';
import { sequential } from '../nn/layer.ts';
import type { Upsampling } from './types.ts';

/** Bilinear enlargement, then a convolution: Odena et al. 2016, https://distill.pub/2016/deconv-checkerboard. */
export const bilinear: Upsampling = {
  help: 'pixels mixed by distance, then a convolution: no checkerboard',
  layer: (name, inputs, outputs, { filter, factors, to }) =>
    sequential(
      enlarged('bilinear', factors, to),
      conv(
        name,
        inputs,
        outputs,
        filter,
        factors.map(() => 1),
      ),
    ),
};
