import { ConfigError } from '../errors.ts';
import { type Activation, activations } from '../nn/activation.ts';
import { bare, behind } from '../nn/block.ts';
import { branches } from '../nn/branches.ts';
import { conv, type Sides } from '../nn/conv.ts';
import { dense } from '../nn/dense.ts';
import { enlarged } from '../nn/enlarged.ts';
import { type Layer, sequential, sizeOf } from '../nn/layer.ts';
import { overPositions } from '../nn/overPositions.ts';
import { ended } from '../nn/pixels.ts';
import { type Pyramid, pyramid } from '../nn/pyramid.ts';
import { pool, reshape } from '../nn/shape.ts';
import type { Architecture, NetworkOptions } from './types.ts';

const FILTER = 3;
const MOST = 8; // filters, as a multiple of `width`

/**
 * Residual networks of WGAN-GP (https://arxiv.org/abs/1704.00028 appendix F) and SNGAN (https://arxiv.org/abs/1802.05957 tables
 * 4 and 5): blocks of two 3x3 convolutions beside a shortcut. Differs: filters double at each halving, up to eight times
 * `width`, as theirs for larger images do; one block at the small end does not shrink.
 */
export const resnet: Architecture = {
  help: 'residual networks, as in SNGAN: slower per step than dcgan, for images of any size, volumes and signals',
  lower: 'width or imageSize',
  uses: [],

  generator(inputs, options) {
    const shapes = plan(options, 'G');
    const { sides, channels, widths } = shapes;
    const levels = sides.length - 1;
    const size = sizeOf(sides[levels]) * widths[levels];
    const layers: Layer[] = bare((n, all) => dense('fc', n, all), inputs, size, options);
    layers.push(reshape(...sides[levels], widths[levels]));
    for (let level = levels; level > 0; level--)
      layers.push(up(`up${level}`, widths[level], widths[level - 1], sides[level - 1], shapes, options));
    layers.push(
      ...behind(widths[0], options, 'norm'),
      ...convolution('image', widths[0], channels, shapes, options),
    );
    return sequential(...layers, ...ended(options.sampleShape), reshape(...options.sampleShape));
  },

  body(options) {
    const shapes = plan(options, 'D');
    const { sides, channels, strides, widths } = shapes;
    const levels = sides.length - 1;
    const layers: Layer[] = [reshape(...sides[0], channels)];
    for (let level = 0; level < levels; level++) {
      const inputs = level === 0 ? channels : widths[level];
      layers.push(down(`down${level + 1}`, inputs, widths[level + 1], strides, shapes, options));
    }
    const features = widths[levels];
    layers.push(down('last', features, features, undefined, shapes, options));
    layers.push(...behind(features, options, 'norm'), overPositions('sum'));
    return { layer: sequential(...layers), features };
  },
};

interface Plan extends Pyramid {
  /** Filters at each level. */
  readonly widths: readonly number[];
}

function plan(options: NetworkOptions, side: 'G' | 'D'): Plan {
  const { reads }: Activation = activations[options.activation];
  if (reads)
    throw new ConfigError(
      `activation${side}: expected one that gives as many channels as it reads with the architecture resnet, got ${options.activation}.`,
    );
  const shapes = pyramid('resnet', options.sampleShape, FILTER);
  const widths = shapes.sides.map((_, level) => options.width * Math.min(MOST, 2 ** Math.max(0, level - 1)));
  return { ...shapes, widths };
}

/** Enlarges to the sides `to`. */
function up(
  name: string,
  inputs: number,
  outputs: number,
  to: Sides,
  shapes: Plan,
  options: NetworkOptions,
): Layer {
  const larger = enlarged('nearest', shapes.strides, to);
  const main = sequential(
    ...behind(inputs, options, `${name}/norm1`),
    larger,
    ...convolution(`${name}/conv1`, inputs, outputs, shapes, options),
    ...behind(outputs, options, `${name}/norm2`),
    ...convolution(`${name}/conv2`, outputs, outputs, shapes, options),
  );
  // A convolution of single pixels, before they are repeated: the same, for a fraction of the work.
  return branches('sum', main, sequential(...shortcut(name, inputs, outputs, options, to), larger));
}

/** Shrinks by `strides`, where there are some; the block that reads samples, `down1`, has nothing in front of its convolutions. */
function down(
  name: string,
  inputs: number,
  outputs: number,
  strides: Sides | undefined,
  shapes: Plan,
  options: NetworkOptions,
): Layer {
  const isFirst = name === 'down1';
  const smaller = strides ? [pool('average', strides)] : [];
  const main = sequential(
    ...(isFirst ? [] : behind(inputs, options, `${name}/norm1`)),
    ...convolution(`${name}/conv1`, inputs, outputs, shapes, options),
    ...behind(outputs, options, isFirst ? undefined : `${name}/norm2`),
    ...convolution(`${name}/conv2`, outputs, outputs, shapes, options),
    ...smaller,
  );
  const other = inputs === outputs ? [] : shortcut(name, inputs, outputs, options, shapes.filter);
  return branches('sum', main, sequential(...smaller, ...other));
}

function convolution(
  name: string,
  inputs: number,
  outputs: number,
  { filter }: Plan,
  options: NetworkOptions,
): Layer[] {
  return bare((n, all) => conv(name, n, all, filter, ones(filter)), inputs, outputs, options);
}

function shortcut(
  name: string,
  inputs: number,
  outputs: number,
  options: NetworkOptions,
  sides: Sides,
): Layer[] {
  const single = ones(sides);
  return bare((n, all) => conv(`${name}/shortcut`, n, all, single, single), inputs, outputs, options);
}

const ones = (sides: Sides): number[] => sides.map(() => 1);
