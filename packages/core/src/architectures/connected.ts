import { bare, block } from '../nn/block.ts';
import { dense } from '../nn/dense.ts';
import { type Layer, sequential, sizeOf } from '../nn/layer.ts';
import { ended } from '../nn/pixels.ts';
import { reshape } from '../nn/shape.ts';
import type { NetworkOptions } from './types.ts';

/** Fully connected layers from [N, inputs] to samples; all but points end in `pixels`. */
export function connectedGenerator(inputs: number, options: NetworkOptions): Layer {
  const { sampleShape } = options;
  const widths = [inputs, ...hidden(options)];
  const out = bare(named('out'), widths.at(-1)!, sizeOf(sampleShape), options);
  return sequential(...stack(widths, options), ...out, ...ended(sampleShape), reshape(...sampleShape));
}

/** Fully connected layers from [N, inputs] to [N, features]. */
export function connectedLayers(
  inputs: number,
  options: NetworkOptions,
): { layers: readonly Layer[]; features: number } {
  const widths = [inputs, ...hidden(options).reverse()];
  return { layers: stack(widths, options), features: widths.at(-1)! };
}

const named = (name: string) => (inputs: number, outputs: number) => dense(name, inputs, outputs);

function hidden({ width, depth, widening }: NetworkOptions): number[] {
  return Array.from({ length: depth }, (_, i) => (widening === 'double' ? width * 2 ** i : width));
}

function stack(widths: number[], options: NetworkOptions): Layer[] {
  return widths
    .slice(1)
    .flatMap((width, i) => block(named(`fc${i + 1}`), widths[i], width, options, `norm${i + 1}`));
}
