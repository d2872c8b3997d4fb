import { traced } from '../nn/layer.ts';
import { ones } from '../nn/values.ts';
import * as tf from '../tf.ts';
import type { BatchFeatures } from './types.ts';

const EPSILON = 1e-8;

/**
 * Minibatch standard deviation, https://arxiv.org/abs/1710.10196 section 3: the standard deviation of each feature over the batch,
 * averaged over the features, as one more feature. Differs: of the features before the head, not of feature maps; inference
 * takes the running mean.
 */
export const standardDeviation: BatchFeatures = {
  help: 'minibatch standard deviation: how much the samples of a batch differ',
  body: (name, features) => ({ layer: standardDeviationLayer(name, features), features: features + 1 }),
};

function standardDeviationLayer(name: string, features: number): ReturnType<BatchFeatures['body']>['layer'] {
  const mean = `${name}/mean`;
  return {
    kind: 'minibatch standard deviation',
    init: () => ({}),
    statistics: () => ({ [mean]: { ...ones([1]), follows: 'average' } }),
    acrossSamples: true,
    apply(_, x, { training, statistics, observed }) {
      const deviation = training ? tf.reshape(spread(x), [1]) : statistics[mean];
      if (training) observed?.push([mean, tf.keep(tf.clone(deviation))]);
      return tf.concat([x, tf.tile(tf.reshape(deviation, [1, 1]), [x.shape[0], 1])], 1);
    },
    trace: () => traced([features + 1], 4 * features),
  };
}

function spread(x: tf.Tensor): tf.Tensor {
  const variance = tf.mean(tf.square(tf.sub(x, tf.mean(x, 0, true))), 0);
  return tf.mean(tf.sqrt(tf.add(variance, EPSILON)));
}
