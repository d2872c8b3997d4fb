import { conv } from '../nn/conv.ts';
import { enlarged } from '../nn/enlarged.ts';
import { sequential } from '../nn/layer.ts';
import type { Upsampling } from './types.ts';

/** Nearest enlargement, then a convolution: Odena et al. 2016, https://distill.pub/2016/deconv-checkerboard. */
export const nearest: Upsampling = {
  help: 'each pixel repeated, then a convolution: no checkerboard',
  layer: (name, inputs, outputs, { filter, factors, to }) =>
    sequential(
      enlarged('nearest', factors, to),
      conv(
        name,
        inputs,
        outputs,
        filter,
        factors.map(() => 1),
      ),
    ),
};
