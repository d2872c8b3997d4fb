import { ConfigError } from '../errors.ts';
import { activation } from '../nn/activation.ts';
import { batchNorm } from '../nn/batchNorm.ts';
import { conv, convTranspose } from '../nn/conv.ts';
import { dense } from '../nn/dense.ts';
import { type Layer, sequential } from '../nn/layer.ts';
import { pool, reshape } from '../nn/shape.ts';
import { verdict } from '../nn/verdict.ts';
import type { Architecture, ArchitectureOptions } from './types.ts';

const SIZE = 4; // divisible by the stride: no checkerboard

/**
 * DCGAN, https://arxiv.org/abs/1511.06434, for square images that can be halved at least twice (28, 32, 64, ...).
 * Differs: 4x4 filters where the paper has 5x5; D ends in a dense layer; normalisation in D is a setting.
 */
export const dcgan: Architecture = {
  help: 'convolutional networks for square images of 28, 32, 64 ... pixels',

  generator({ sampleShape, latentDim, width, activationG, normG }) {
    const { start, levels, channels } = pyramid(sampleShape);
    const top = width * 2 ** (levels - 1);
    const layers: Layer[] = [dense('fc', latentDim, start * start * top), reshape(start, start, top)];
    layers.push(...after('fc', top, normG, activationG));
    for (let level = levels - 1; level > 0; level--) {
      const outputs = width * 2 ** (level - 1);
      layers.push(convTranspose(`up${level}`, 2 * outputs, outputs, SIZE, 2));
      layers.push(...after(`up${level}`, outputs, normG, activationG));
    }
    return sequential(...layers, convTranspose('image', width, channels, SIZE, 2), activation('tanh'));
  },

  discriminator({ sampleShape, width, activationD, normD, downsample, classes }) {
    const { start, levels, channels } = pyramid(sampleShape);
    const layers: Layer[] = [];
    for (let level = 0; level < levels; level++) {
      const outputs = width * 2 ** level;
      const inputs = level === 0 ? channels : outputs / 2;
      layers.push(conv(`down${level + 1}`, inputs, outputs, SIZE, downsample === 'stride' ? 2 : 1));
      layers.push(...after(`down${level + 1}`, outputs, level === 0 ? 'none' : normD, activationD));
      if (downsample !== 'stride') layers.push(pool(downsample));
    }
    const features = start * start * width * 2 ** (levels - 1);
    return sequential(...layers, reshape(features), verdict('out', features, classes));
  },
};

/** The side at the small end, how often it doubles to the image's, and the image's channels. */
function pyramid(shape: readonly number[]): { start: number; levels: number; channels: number } {
  const [height, width, channels] = shape;
  let start = height;
  let levels = 0;
  while (start > 4 && start % 2 === 0) {
    start /= 2;
    levels++;
  }
  if (shape.length !== 3 || height !== width || levels < 2 || start > 15) {
    throw new ConfigError(
      `architecture dcgan: expected square images whose side can be halved to 15 or less (28, 32, 64 ...), got [${shape}]; set imageSize, or use mlp.`,
    );
  }
  return { start, levels, channels };
}

function after(
  name: string,
  channels: number,
  norm: 'none' | 'batch',
  by: ArchitectureOptions['activationG'],
): Layer[] {
  return [...(norm === 'batch' ? [batchNorm(`${name}/norm`, channels)] : []), activation(by)];
}
