import { reads } from '../nn/activation.ts';
import { bare, behind, block } from '../nn/block.ts';
import { conv } from '../nn/conv.ts';
import { dense } from '../nn/dense.ts';
import { type Layer, sequential, sizeOf } from '../nn/layer.ts';
import { ended } from '../nn/pixels.ts';
import { type Pyramid, pyramid } from '../nn/pyramid.ts';
import { pool, reshape } from '../nn/shape.ts';
import { upsamplings } from '../upsamplings/index.ts';
import type { Upsampling } from '../upsamplings/types.ts';
import type { Architecture, NetworkOptions } from './types.ts';

/**
 * DCGAN, https://arxiv.org/abs/1511.06434, for images of any two sides, volumes (3D-GAN, https://arxiv.org/abs/1610.07584) and
 * signals. Differs: 4x4 filters where the paper has 5x5, since the stride divides 4: no checkerboard; the head of D is a dense
 * layer; normalisation in D is a setting.
 */
export const dcgan: Architecture = {
  help: 'DCGAN: convolutional networks for images of any size, volumes and signals',
  lower: 'width or imageSize',
  uses: ['filterSize', 'upsample', 'downsample', 'denseG', 'denseD', 'mirror'],

  generator(inputs, options) {
    const { sampleShape, width } = options;
    const shapes = pyramid('dcgan', sampleShape, options.filterSize);
    const { sides, channels } = shapes;
    const levels = sides.length - 1;
    const top = width * 2 ** (levels - 1);
    const many = reads(options.activation, options.pieces);
    const deep = denseBlock(inputs, options);
    const fc = bare(
      (n, outputs) => dense('fc', n, outputs),
      options.dense || inputs,
      sizeOf(sides[levels]) * top * many,
      options,
    );
    const layers: Layer[] = [
      ...deep,
      ...fc,
      reshape(...sides[levels], top * many),
      ...behind(top, options, 'fc/norm'),
    ];
    for (let level = levels - 1; level > 0; level--) {
      const outputs = width * 2 ** (level - 1);
      const up = enlarging(`up${level}`, level, shapes, options);
      layers.push(...block(up, 2 * outputs, outputs, options, `up${level}/norm`));
    }
    layers.push(...bare(enlarging('image', 0, shapes, options), width, channels, options));
    return sequential(
      ...layers,
      ...ended(sampleShape),
      ...(isSignal(sampleShape) ? [reshape(...sampleShape)] : []),
    );
  },

  body(options) {
    const { sampleShape, width, downsample } = options;
    const { sides, channels, filter, strides } = pyramid('dcgan', sampleShape, options.filterSize);
    const levels = sides.length - 1;
    const layers: Layer[] = isSignal(sampleShape) ? [reshape(...sides[0], channels)] : [];
    for (let level = 0; level < levels; level++) {
      const outputs = width * 2 ** level;
      const inputs = level === 0 ? channels : outputs / 2;
      const steps = downsample === 'stride' ? strides : strides.map(() => 1);
      const down = (n: number, all: number) => conv(`down${level + 1}`, n, all, filter, steps);
      // The outputs of the first layer are not normalised, as in the paper.
      const normName = level === 0 ? undefined : `down${level + 1}/norm`;
      layers.push(...block(down, inputs, outputs, options, normName));
      if (downsample !== 'stride') layers.push(pool(downsample, strides));
    }
    const features = sizeOf(sides[levels]) * width * 2 ** (levels - 1);
    layers.push(reshape(features), ...denseBlock(features, options));
    return { layer: sequential(...layers), features: options.dense || features };
  },
};

const isSignal = (shape: readonly number[]): boolean => shape.length < 3;

/** The dense layer at the small end of a network, where it has one. */
function denseBlock(inputs: number, options: NetworkOptions): Layer[] {
  if (options.dense === 0) return [];
  return block((n, outputs) => dense('dense', n, outputs), inputs, options.dense, options, 'dense/norm');
}

/** The layer of G that enlarges to the sides of a level. */
function enlarging(
  name: string,
  level: number,
  { sides, filter, strides }: Pyramid,
  { upsample }: NetworkOptions,
) {
  const { layer }: Upsampling = upsamplings[upsample];
  return (inputs: number, outputs: number): Layer =>
    layer(name, inputs, outputs, { filter, factors: strides, to: sides[level] });
}
