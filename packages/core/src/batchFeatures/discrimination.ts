import { similaritySums } from '@ganvil/kernels-as';
import { traced } from '../nn/layer.ts';
import { zeros } from '../nn/values.ts';
import * as tf from '../tf.ts';
import type { BatchFeatures } from './types.ts';

const KERNELS = 16;
const DIMENSIONS = 4;

/**
 * Minibatch discrimination, https://arxiv.org/abs/1606.03498 section 3.2: with M = f T [kernels, dimensions, N], a sample gets
 * for each kernel the sum over the batch of exp(-|M_i - M_j|_1). Differs: 16 kernels of 4 dimensions where the code of the paper
 * has 100 of 5, since the cost grows with the square of the batch; inference takes the running mean of the sums.
 */
export const discrimination: BatchFeatures = {
  help: 'minibatch discrimination: how near a sample is to the others of its batch',
  body: (name, features) => ({ layer: discriminationLayer(name, features), features: features + KERNELS }),
};

function discriminationLayer(name: string, features: number): ReturnType<BatchFeatures['body']>['layer'] {
  const outputs = KERNELS * DIMENSIONS;
  const [weight, mean] = [`${name}/weight`, `${name}/mean`];
  return {
    kind: 'minibatch discrimination',
    init: (weights) => ({ [weight]: weights.weight([features, outputs], features, outputs) }),
    statistics: () => ({ [mean]: { ...zeros([KERNELS]), follows: 'average' } }),
    acrossSamples: true,
    apply(params, x, { training, statistics, observed }) {
      const n = x.shape[0];
      if (!training) return tf.concat([x, tf.tile(tf.expandDims(statistics[mean]), [n, 1])], 1);
      const M = tf.matMul(params[weight] as tf.Tensor2D, x as tf.Tensor2D, true, true);
      const sums = similaritySums(tf.reshape(M, [KERNELS, DIMENSIONS, n]));
      const near = tf.transpose(sums); // [N, kernels]
      observed?.push([mean, tf.keep(tf.mean(near, 0))]);
      return tf.concat([x, near], 1);
    },
    trace: () =>
      traced([features + KERNELS], 2 * outputs + 3 * KERNELS, features * outputs, features * outputs),
  };
}
