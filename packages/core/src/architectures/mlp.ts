import { activation } from '../nn/activation.ts';
import { block, normalised } from '../nn/block.ts';
import { dense } from '../nn/dense.ts';
import { type Layer, sequential, sizeOf } from '../nn/layer.ts';
import { reshape } from '../nn/shape.ts';
import type { Architecture, NetworkOptions } from './types.ts';

/** Fully connected networks, as in the first GANs (https://arxiv.org/abs/1406.2661, without maxout). */
export const mlp: Architecture = {
  help: 'fully connected networks',
  lower: 'width or depth',

  generator(inputs, options) {
    const { sampleShape, norm } = options;
    const widths = [inputs, ...hidden(options)];
    return sequential(
      ...stack(widths, options),
      normalised(dense('out', widths.at(-1)!, sizeOf(sampleShape)), norm),
      ...(sampleShape.length === 3 ? [activation('tanh')] : []),
      reshape(...sampleShape),
    );
  },

  body(options) {
    const inputs = sizeOf(options.sampleShape);
    const widths = [inputs, ...hidden(options).reverse()];
    return { layer: sequential(reshape(inputs), ...stack(widths, options)), features: widths.at(-1)! };
  },
};

function hidden({ width, depth, widening }: NetworkOptions): number[] {
  return Array.from({ length: depth }, (_, i) => (widening === 'double' ? width * 2 ** i : width));
}

function stack(widths: number[], options: NetworkOptions): Layer[] {
  return widths
    .slice(1)
    .flatMap((width, i) => block(dense(`fc${i + 1}`, widths[i], width), width, options, `norm${i + 1}`));
}
