import { batchFeatures } from '../batchFeatures/index.ts';
import { block, normalised } from '../nn/block.ts';
import { dense } from '../nn/dense.ts';
import { type Layer, sequential, sizeOf, traced } from '../nn/layer.ts';
import { reshape } from '../nn/shape.ts';
import * as tf from '../tf.ts';
import { body, conditionedHead } from './discriminator.ts';
import type { GameConfig } from './gameConfig.ts';
import { networkOptions } from './networkOptions.ts';
import { seen } from './seen.ts';

/**
 * A discriminator of pairs, [N, size + latentDim] flat: features of the sample, then a hidden layer that reads them beside the
 * latents, then the head.
 */
export function pairDiscriminator(
  config: GameConfig,
  sampleShape: readonly number[],
  classes: number,
): Layer {
  const { latentDim } = config;
  const size = sizeOf(sampleShape);
  const { layer, features } = body(config, sampleShape, classes);
  const hidden = Math.max(config.widthD, latentDim);
  const joint = (inputs: number, outputs: number) => dense('joint', inputs, outputs);
  const options = networkOptions(config, 'D', sampleShape, classes);
  const batch = batchFeatures[config.batchFeatures].body('batch', hidden);
  const reads = sequential(reshape(...sampleShape), seen(config, sampleShape, layer));
  return sequential(
    beside(reads, size, latentDim, features),
    ...block(joint, features + latentDim, hidden, options),
    normalised(batch.layer, config.normD),
    conditionedHead(config, batch.features, classes),
  );
}

/** A layer that reads the first `size` numbers of a sample; the others, `rest`, are put behind what it gives. */
function beside(layer: Layer, size: number, rest: number, features: number): Layer {
  return {
    ...layer,
    kind: 'the network of samples, latents beside it',
    parts: undefined,
    apply(params, x, pass) {
      const [first, others] = tf.split(x, [size, rest], 1);
      return tf.concat([layer.apply(params, first, pass), others], 1);
    },
    trace(_, batch) {
      const { made, products, weights } = layer.trace([size], batch);
      return traced([features + rest], made + 2 * (features + rest), products, weights);
    },
  };
}
