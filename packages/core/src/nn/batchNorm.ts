import { batchNormTraining } from '@ganvil/kernels-as';
import * as tf from '../tf.ts';
import { type Layer, sizeOf, traced } from './layer.ts';
import { ones, zeros } from './values.ts';

const EPSILON = 1e-5;

/**
 * Batch normalisation over all axes but the last: y = scale (x - mean) / sqrt(variance + 1e-5) + offset.
 * https://arxiv.org/abs/1502.03167; the running statistics are averaged with the generator's weights.
 */
export function batchNorm(name: string, channels: number): Layer {
  return {
    init: () => ({ [`${name}/scale`]: ones([channels]), [`${name}/offset`]: zeros([channels]) }),
    statistics: () => ({ [`${name}/mean`]: zeros([channels]), [`${name}/variance`]: ones([channels]) }),
    apply(params, x, { training, statistics, observed }) {
      const scale = params[`${name}/scale`] as tf.Tensor1D;
      const offset = params[`${name}/offset`] as tf.Tensor1D;
      if (!training) {
        const mean = statistics[`${name}/mean`] as tf.Tensor1D;
        const variance = statistics[`${name}/variance`] as tf.Tensor1D;
        return tf.batchNorm(x, mean, variance, offset, scale, EPSILON);
      }
      const [y, mean, variance] = batchNormTraining(x, scale, offset, EPSILON);
      observed?.push([`${name}/mean`, tf.keep(mean)], [`${name}/variance`, tf.keep(variance)]);
      return y;
    },
    trace: (shape) => traced(shape, sizeOf(shape), 0, 2 * channels),
  };
}
