import { sequential, sizeOf } from '../nn/layer.ts';
import { reshape } from '../nn/shape.ts';
import { connectedGenerator, connectedLayers } from './connected.ts';
import type { Architecture } from './types.ts';

/** Fully connected networks, as in the first GANs (https://arxiv.org/abs/1406.2661; theirs have maxout in D). */
export const mlp: Architecture = {
  help: 'fully connected networks',
  lower: 'width or depth',
  uses: ['mirror', 'downsample'], // earlier runs may name a downsampling: it is not read, nor refused

  generator: connectedGenerator,
  body(options) {
    const inputs = sizeOf(options.sampleShape);
    const { layers, features } = connectedLayers(inputs, options);
    return { layer: sequential(reshape(inputs), ...layers), features };
  },
};
