import { activation, reads } from '../nn/activation.ts';
import { bare, behind, block } from '../nn/block.ts';
import { branches } from '../nn/branches.ts';
import { conv, type Sides } from '../nn/conv.ts';
import { dense } from '../nn/dense.ts';
import { enlarged } from '../nn/enlarged.ts';
import { excited } from '../nn/excited.ts';
import { type Layer, sequential, sizeOf } from '../nn/layer.ts';
import { overPositions } from '../nn/overPositions.ts';
import { ended } from '../nn/pixels.ts';
import { type Pyramid, pyramid } from '../nn/pyramid.ts';
import { pool, reshape } from '../nn/shape.ts';
import { subPixel } from '../nn/subPixel.ts';
import type { Architecture, NetworkOptions } from './types.ts';

const MOST = 8; // filters, as a multiple of `width`
const FILTER = 3;

/**
 * After FastGAN, https://arxiv.org/abs/2101.04775 sections 3.1 and 3.2: G enlarges by nearest pixels and one convolution per level,
 * and its small end opens and closes the channels of larger levels (skip-layer excitation); D adds a strided branch and a pooled
 * one at each level. Differs: all excitations come from the small end, through the mean over its positions; no layer has features
 * of full size, where most of the work would be: the last one of G is a sub-pixel convolution; D has no decoders.
 */
export const light: Architecture = {
  help: 'light networks for pictures of 64 to 128 pixels, after FastGAN: skip excitation in G, two branches in D',
  lower: 'width or imageSize',
  uses: [],

  generator(inputs, options) {
    const { sampleShape, activation: name, pieces } = options;
    const shapes = pyramid('light', sampleShape, FILTER);
    const { sides, channels, filter, strides } = shapes;
    const widths = filters(shapes, options);
    const levels = sides.length - 1;
    const top = widths[levels];
    const many = reads(name, pieces);
    const size = sizeOf(sides[levels]) * top * many;
    const stages = Array.from({ length: levels - 1 }, (_, i) => {
      const level = levels - 1 - i;
      return {
        layer: up(`up${level}`, widths[level + 1], widths[level], sides[level], shapes, options),
        gate: i < 1 ? undefined : gate(`gate${level}`, top, widths[level], options),
      };
    });
    return sequential(
      ...bare((n, all) => dense('fc', n, all), inputs, size, options),
      reshape(...sides[levels], top * many),
      ...behind(top, options, 'fc/norm'),
      ...(stages.length > 0 ? [excited(stages)] : []),
      ...bare((n, all) => subPixel('image', n, all, filter, strides, sides[0]), widths[1], channels, options),
      ...ended(sampleShape),
      reshape(...sampleShape),
    );
  },

  body(options) {
    const shapes = pyramid('light', options.sampleShape, FILTER);
    const { sides, channels } = shapes;
    const levels = sides.length - 1;
    const widths = filters(shapes, options);
    const layers: Layer[] = [reshape(...sides[0], channels)];
    for (let level = 1; level <= levels; level++) {
      const inputs = level === 1 ? channels : widths[level - 1];
      layers.push(down(`down${level}`, inputs, widths[level], shapes, options));
    }
    const features = sizeOf(sides[levels]) * widths[levels];
    return { layer: sequential(...layers, reshape(features)), features };
  },
};

/** Filters at each level below the full size: `width`, twice as many, and so on up to eight times. */
function filters({ sides }: Pyramid, { width }: NetworkOptions): number[] {
  return sides.map((_, level) => width * Math.min(MOST, 2 ** Math.max(0, level - 1)));
}

function up(
  name: string,
  inputs: number,
  outputs: number,
  to: Sides,
  { filter, strides }: Pyramid,
  options: NetworkOptions,
): Layer {
  const make = (n: number, all: number) => conv(name, n, all, filter, ones(filter));
  return sequential(
    enlarged('nearest', strides, to),
    ...block(make, inputs, outputs, options, `${name}/norm`),
  );
}

/** From the small end, a number from 0 to 1 for each channel of a larger level. */
function gate(name: string, inputs: number, outputs: number, options: NetworkOptions): Layer {
  const hidden = Math.max(4, outputs);
  return sequential(
    overPositions('mean'),
    ...bare((n, all) => dense(`${name}/1`, n, all), inputs, hidden, options),
    activation('leakyRelu'),
    ...bare((n, all) => dense(`${name}/2`, n, all), hidden, outputs, options),
    activation('sigmoid'),
  );
}

function down(
  name: string,
  inputs: number,
  outputs: number,
  { filter, strides }: Pyramid,
  options: NetworkOptions,
): Layer {
  const wide = filter.map((side, i) => (strides[i] === 1 ? side : side + 1)); // the stride divides it
  const main = sequential(
    ...block((n, all) => conv(`${name}/1`, n, all, wide, strides), inputs, outputs, options),
    ...block(
      (n, all) => conv(`${name}/2`, n, all, filter, ones(filter)),
      outputs,
      outputs,
      options,
      `${name}/norm`,
    ),
  );
  const pooled = (n: number, all: number) => conv(`${name}/pooled`, n, all, ones(filter), ones(filter));
  const other = sequential(pool('average', strides), ...block(pooled, inputs, outputs, options));
  return branches('sum', main, other);
}

const ones = (sides: Sides): number[] => sides.map(() => 1);
