import { activation } from '../nn/activation.ts';
import { batchNorm } from '../nn/batchNorm.ts';
import { dense } from '../nn/dense.ts';
import { type Layer, sequential } from '../nn/layer.ts';
import { projectionHead } from '../nn/projectionHead.ts';
import { reshape } from '../nn/shape.ts';
import type { Architecture, ArchitectureOptions } from './types.ts';

/** Fully connected networks, as in the first GANs (https://arxiv.org/abs/1406.2661, without maxout and dropout). */
export const mlp: Architecture = {
  help: 'fully connected networks',

  generator(options) {
    const { sampleShape, latentDim, activationG, normG } = options;
    const outputs = sampleShape.reduce((a, b) => a * b, 1);
    const widths = [latentDim, ...hidden(options)];
    return sequential(
      ...stack(widths, activationG, normG),
      dense('out', widths.at(-1)!, outputs),
      ...(sampleShape.length === 3 ? [activation('tanh')] : []),
      reshape(...sampleShape),
    );
  },

  discriminator(options) {
    const { sampleShape, activationD, normD, classes } = options;
    const inputs = sampleShape.reduce((a, b) => a * b, 1);
    const widths = [inputs, ...hidden(options).reverse()];
    return sequential(
      reshape(inputs),
      ...stack(widths, activationD, normD),
      projectionHead('out', widths.at(-1)!, classes),
    );
  },
};

function hidden({ width, depth, widening }: ArchitectureOptions): number[] {
  return Array.from({ length: depth }, (_, i) => (widening === 'double' ? width * 2 ** i : width));
}

function stack(widths: number[], name: ArchitectureOptions['activationG'], norm: 'none' | 'batch'): Layer[] {
  return widths
    .slice(1)
    .flatMap((width, i) => [
      dense(`fc${i + 1}`, widths[i], width),
      ...(norm === 'batch' ? [batchNorm(`norm${i + 1}`, width)] : []),
      activation(name),
    ]);
}
