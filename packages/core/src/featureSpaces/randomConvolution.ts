import type { Random } from '@ganvil/kernels-as';
import { chunks, joinChunks } from '../inference/chunks.ts';
import { readMatrix } from '../metrics/readMatrix.ts';
import { sizeOf } from '../nn/layer.ts';
import { streams } from '../random/streams.ts';
import * as tf from '../tf.ts';
import type { FeatureSpace } from './types.ts';

const FILTER = 3;
/** Channels of the stages. */
const WIDTHS = [8, 16, 32];

/**
 * Fixed random convolutions of pictures of any size: three stages of 3x3 filters, normal with variance 2 / inputs (He et al. 2015),
 * relu, and 2x2 means as long as both sides are above 1. Features are the mean of each channel over each quarter of the picture, at
 * each stage before it shrinks: 224 numbers. No weight is trained and none depends on the data.
 */
export const randomConvolution: FeatureSpace = {
  help: 'means of three stages of fixed random convolutions over the quarters of a picture',
  judge: false,
  suits: (shape) => shape.length === 3,
  features({ shape, count, data }, random) {
    const size = sizeOf(shape);
    const weights = filters(random, shape[2]);
    return joinChunks(
      chunks(count).map(([first, end]) =>
        readMatrix(() => {
          const x = tf.tensor(data.subarray(first * size, end * size), [end - first, ...shape]);
          return stages(x as tf.Tensor4D, weights);
        }),
      ),
    );
  },
};

/** The filters of each stage [3, 3, inputs, outputs], flat. */
function filters(random: Random, channels: number): Float32Array[] {
  return WIDTHS.map((outputs, stage) => {
    const inputs = FILTER * FILTER * (WIDTHS[stage - 1] ?? channels);
    const deviation = Math.sqrt(2 / inputs);
    return random.normal(streams.features, stage, inputs * outputs).map((value) => deviation * value);
  });
}

function stages(pictures: tf.Tensor4D, weights: readonly Float32Array[]): tf.Tensor {
  let x = pictures;
  const found: tf.Tensor[] = [];
  for (const [stage, values] of weights.entries()) {
    const filter = tf.tensor4d(values, [FILTER, FILTER, x.shape[3], WIDTHS[stage]]);
    const y = tf.relu(tf.conv2d(x, filter, 1, 'same'));
    found.push(...quarters(y));
    x = Math.min(y.shape[1], y.shape[2]) > 1 ? tf.avgPool(y, 2, 2, 'same') : y;
  }
  return tf.concat(found, 1);
}

/** The means over the quarters [N, channels], which share a middle row or column where a side is odd. */
function quarters(x: tf.Tensor4D): tf.Tensor[] {
  const [, height, width] = x.shape;
  const [h, w] = [Math.ceil(height / 2), Math.ceil(width / 2)];
  return [0, height - h].flatMap((top) =>
    [0, width - w].map((left) => tf.mean(tf.slice(x, [0, top, left, 0], [-1, h, w, -1]), [1, 2])),
  );
}
