import * as tf from '../tf.ts';
import { type Layer, traced } from './layer.ts';
import { zeros } from './values.ts';

/** How many moments: mean, standard deviation, skewness and excess kurtosis. */
export const MOMENTS = 4;
const MEAN = 'moments/mean';
/** Keeps the deviation of equal numbers above 0. */
const LEAST = 1e-12;

/** [N, numbers] to four moments of each number over the batch, [N, 4 numbers], the same for all; in inference their running means. */
export function batchMoments(numbers: number): Layer {
  const size = MOMENTS * numbers;
  return {
    kind: 'moments of the batch',
    init: () => ({}),
    statistics: () => ({ [MEAN]: { ...zeros([size]), follows: 'average' } }),
    acrossSamples: true,
    apply(_, x, { training, statistics, observed }) {
      const row = training ? momentsOf(x) : tf.expandDims(statistics[MEAN]);
      if (training) observed?.push([MEAN, tf.keep(tf.reshape(row, [size]))]);
      return tf.tile(row, [x.shape[0], 1]);
    },
    trace: () => traced([size], 6 * numbers + size),
  };
}

/** [1, 4 numbers]: first all means, then all deviations, and so on. */
function momentsOf(x: tf.Tensor): tf.Tensor {
  const mean = tf.mean(x, 0, true);
  const difference = tf.sub(x, mean);
  const deviation = tf.sqrt(tf.add(tf.mean(tf.square(difference), 0, true), LEAST));
  const z = tf.div(difference, deviation);
  const square = tf.square(z);
  const skewness = tf.mean(tf.mul(square, z), 0, true);
  const kurtosis = tf.sub(tf.mean(tf.square(square), 0, true), 3);
  return tf.concat([mean, deviation, skewness, kurtosis], 1);
}
