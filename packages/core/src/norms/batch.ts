import { batchNormTraining } from '@ganvil/kernels-as';
import { affine } from '../nn/affine.ts';
import { type Layer, type Statistic, sequential, sizeOf, traced } from '../nn/layer.ts';
import { ones, zeros } from '../nn/values.ts';
import * as tf from '../tf.ts';
import type { Norm } from './types.ts';

const EPSILON = 1e-5;

/**
 * Batch normalisation over all axes but the last: y = scale (x - mean) / sqrt(variance + 1e-5) + offset.
 * https://arxiv.org/abs/1502.03167; differs: the running statistics decay as the averaged generator does.
 */
export const batch: Norm = {
  help: 'batch normalisation: over the samples of a batch, per channel',
  outputs: (name, channels, classes) =>
    classes > 0 ? perClass(name, channels, classes) : batchNorm(name, channels),
};

/** With a scale and an offset per class: https://arxiv.org/abs/1707.00683 section 3. */
function perClass(name: string, channels: number, classes: number): Layer {
  const plain = batchNorm(name, channels);
  return sequential(
    {
      ...plain,
      init: () => ({}),
      apply: (_, x, pass) => {
        const [scale, offset] = [tf.ones([channels]), tf.zeros([channels])];
        return plain.apply({ [`${name}/scale`]: scale, [`${name}/offset`]: offset }, x, pass);
      },
      trace: (shape) => traced(shape, sizeOf(shape)),
    },
    affine(name, channels, classes),
  );
}

function batchNorm(name: string, channels: number): Layer {
  return {
    kind: 'batch normalisation',
    init: () => ({ [`${name}/scale`]: ones([channels]), [`${name}/offset`]: zeros([channels]) }),
    statistics: () => ({
      [`${name}/mean`]: averaged(zeros([channels])),
      [`${name}/variance`]: averaged(ones([channels])),
    }),
    acrossSamples: true,
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

const averaged = (values: Omit<Statistic, 'follows'>): Statistic => ({ ...values, follows: 'average' });
