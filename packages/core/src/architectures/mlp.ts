import { bare, block } from '../nn/block.ts';
import { dense } from '../nn/dense.ts';
import { type Layer, sequential, sizeOf } from '../nn/layer.ts';
import { ended } from '../nn/pixels.ts';
import { reshape } from '../nn/shape.ts';
import type { Architecture, NetworkOptions } from './types.ts';

/** Fully connected networks, as in the first GANs (https://arxiv.org/abs/1406.2661; theirs have maxout in D). */
export const mlp: Architecture = {
  help: 'fully connected networks',
  lower: 'width or depth',
  uses: ['mirror', 'downsample'], // earlier runs may name a downsampling: it is not read, nor refused

  generator(inputs, options) {
    const { sampleShape } = options;
    const widths = [inputs, ...hidden(options)];
    const out = bare(named('out'), widths.at(-1)!, sizeOf(sampleShape), options);
    return sequential(...stack(widths, options), ...out, ...ended(sampleShape), reshape(...sampleShape));
  },

  body(options) {
    const inputs = sizeOf(options.sampleShape);
    const widths = [inputs, ...hidden(options).reverse()];
    return { layer: sequential(reshape(inputs), ...stack(widths, options)), features: widths.at(-1)! };
  },
};

const named = (name: string) => (inputs: number, outputs: number) => dense(name, inputs, outputs);

function hidden({ width, depth, widening }: NetworkOptions): number[] {
  return Array.from({ length: depth }, (_, i) => (widening === 'double' ? width * 2 ** i : width));
}

function stack(widths: number[], options: NetworkOptions): Layer[] {
  return widths
    .slice(1)
    .flatMap((width, i) => block(named(`fc${i + 1}`), widths[i], width, options, `norm${i + 1}`));
}
