import { ConfigError } from '../errors.ts';
import { type Layer, sizeOf, traced } from '../nn/layer.ts';
import * as tf from '../tf.ts';
import { cholesky } from './linearAlgebra.ts';
import { principalProjections } from './principalComponents.ts';
import type { DataShape } from './types.ts';

/** Numbers per number of a sample that the pyramids of a cost make, about. */
const MADE_BY_COST = 16;

/**
 * A code for each sample of the data, read by the places of samples [N], int32: [N, dimensions]. Codes begin at the projections of
 * the samples on their principal components, inside the unit ball. Throws ConfigError for data without end.
 */
export function codes(data: DataShape, dimensions: number): Layer {
  const { count = 1, read, sampleShape } = data; // of networks alone, without data, one code
  if (!Number.isFinite(count))
    throw new ConfigError(
      'samples: expected a number such as 4096 in the game glo, which learns a code for each sample, as the data have no end; got 0.',
    );
  const size = sizeOf(sampleShape);
  return {
    kind: 'codes of the samples',
    init(draw) {
      const start = draw.weight([size, dimensions], size, dimensions).data;
      const shape = [count, dimensions];
      if (start.length === 0) return { codes: { shape, data: start } }; // only shapes are asked for
      return { codes: { shape, data: read ? beginning(data, start) : new Float32Array(count * dimensions) } };
    },
    apply: (params, places) => tf.gather(params.codes, places as tf.Tensor1D),
    trace: () => traced([dimensions], dimensions + MADE_BY_COST * size, 0, count * dimensions),
  };
}

/** Each row of codes [count, dimensions] that is outside of the unit ball, brought to length 1. */
export function projected(all: tf.Tensor): tf.Tensor {
  return tf.div(all, tf.maximum(tf.sqrt(tf.sum(tf.square(all), 1, true)), 1));
}

function beginning(data: DataShape, start: Float32Array): Float32Array {
  const dimensions = start.length / sizeOf(data.sampleShape);
  const all = principalProjections(data, dimensions, start);
  return tf.tidy(() =>
    projected(tf.tensor2d(all, [all.length / dimensions, dimensions])).dataSync<'float32'>(),
  );
}

/** The Gaussian that has the mean and covariance of all codes [count, dimensions]: its mean, and the lower triangle of a root of its covariance. */
export function gaussianOfCodes(all: tf.Tensor2D): [mean: tf.Tensor, lower: tf.Tensor] {
  const [count, dimensions] = all.shape;
  const mean = tf.mean(all, 0);
  const away = tf.sub(all, mean) as tf.Tensor2D;
  const covariance = tf.div(tf.matMul(away, away, true), count).dataSync<'float32'>();
  const lower = tf.tensor2d(cholesky(covariance, dimensions), [dimensions, dimensions]);
  return [mean, lower];
}

/** The codes that such a Gaussian makes of normal latents [N, dimensions]. */
export function codesFor(latents: tf.Tensor, [mean, lower]: readonly tf.Tensor[]): tf.Tensor2D {
  return tf.add(mean, tf.matMul(latents as tf.Tensor2D, lower as tf.Tensor2D, false, true));
}
