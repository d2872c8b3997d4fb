import { ConfigError } from '../errors.ts';
import { activation } from '../nn/activation.ts';
import { block, normalised } from '../nn/block.ts';
import { conv, convTranspose, type Sides, shrunk } from '../nn/conv.ts';
import { dense } from '../nn/dense.ts';
import { type Layer, sequential } from '../nn/layer.ts';
import { pool, reshape } from '../nn/shape.ts';
import type { Architecture } from './types.ts';

const SIZE = 4; // divisible by the stride: no checkerboard
const MIN = 2; // halvings
const MAX_SIDE = 4096;

/**
 * DCGAN, https://arxiv.org/abs/1511.06434, for images of any two sides. Differs: 4x4 filters where the paper has 5x5; the
 * head of D is a dense layer; normalisation in D is a setting.
 */
export const dcgan: Architecture = {
  help: 'DCGAN: convolutional networks for images of any size',
  lower: 'width or imageSize',

  generator(inputs, options) {
    const { sampleShape, width, norm } = options;
    const { sides, channels } = pyramid(sampleShape);
    const levels = sides.length - 1;
    const [[height, across], top] = [sides[levels], width * 2 ** (levels - 1)];
    const [first, ...behind] = block(dense('fc', inputs, height * across * top), top, options, 'fc/norm');
    const layers: Layer[] = [first, reshape(height, across, top), ...behind];
    for (let level = levels - 1; level > 0; level--) {
      const outputs = width * 2 ** (level - 1);
      const up = convTranspose(`up${level}`, 2 * outputs, outputs, SIZE, sides[level]);
      layers.push(...block(up, outputs, options, `up${level}/norm`));
    }
    const image = normalised(convTranspose('image', width, channels, SIZE, sides[0]), norm);
    return sequential(...layers, image, activation('tanh'));
  },

  body(options) {
    const { sampleShape, width, downsample } = options;
    const { sides, channels } = pyramid(sampleShape);
    const levels = sides.length - 1;
    const layers: Layer[] = [];
    for (let level = 0; level < levels; level++) {
      const outputs = width * 2 ** level;
      const inputs = level === 0 ? channels : outputs / 2;
      const down = conv(`down${level + 1}`, inputs, outputs, SIZE, downsample === 'stride' ? 2 : 1);
      // The outputs of the first layer are not normalised, as in the paper.
      layers.push(...block(down, outputs, options, level === 0 ? undefined : `down${level + 1}/norm`));
      if (downsample !== 'stride') layers.push(pool(downsample));
    }
    const [height, across] = sides[levels];
    const features = height * across * width * 2 ** (levels - 1);
    return { layer: sequential(...layers, reshape(features)), features };
  },
};

/** The sides of the image, of its half, and so on to the small end; and the image's channels. */
function pyramid(shape: readonly number[]): { sides: Sides[]; channels: number } {
  const [height, width, channels] = shape;
  if (shape.length !== 3 || Math.min(...shape) < 1 || Math.max(height, width) > MAX_SIDE) {
    throw new ConfigError(
      `architecture dcgan: expected images of 1 to ${MAX_SIDE} pixels a side, got samples of shape [${shape}]; ${shape.length === 3 ? 'set imageSize' : 'use mlp'}.`,
    );
  }
  const sides: Sides[] = [[height, width]];
  for (let level = halvings(height, width); level > 0; level--) sides.push(shrunk(sides.at(-1)!, 2));
  return { sides, channels };
}

/**
 * How often an image is halved: a square whose side has the factors down to 4, or to an odd number below 16 (28, 32,
 * 64, ...), so far; others with sides rounded up, at least twice, until neither is above 7.
 */
function halvings(height: number, width: number): number {
  let [side, times] = [height, 0];
  for (; side > 4 && side % 2 === 0; side /= 2) times++;
  if (height === width && times >= MIN && side < 16) return times;
  side = Math.max(height, width);
  for (times = 0; times < MIN || side > 7; side = Math.ceil(side / 2)) times++;
  return times;
}
