import { batchMoments, MOMENTS } from '../nn/batchMoments.ts';
import { sequential, sizeOf } from '../nn/layer.ts';
import { reshape } from '../nn/shape.ts';
import { connectedGenerator, connectedLayers } from './connected.ts';
import type { Architecture } from './types.ts';

/**
 * Fully connected networks whose D sees a batch, not samples: four moments of each number over the batch, "Only 4 moments" of
 * github.com/devnag/pytorch-generative-adversarial-networks gan_pytorch.py. All samples of a batch get the same logit; in inference, where there is no batch
 * to judge, that of the running mean of the moments.
 */
export const moments: Architecture = {
  help: 'fully connected networks; D sees only mean, deviation, skewness and kurtosis of each number over the batch',
  lower: 'width or depth',
  uses: [],
  generator: connectedGenerator,
  body(options) {
    const numbers = sizeOf(options.sampleShape);
    const { layers, features } = connectedLayers(MOMENTS * numbers, options);
    return { layer: sequential(reshape(numbers), batchMoments(numbers), ...layers), features };
  },
};
