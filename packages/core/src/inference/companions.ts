import type { Dataset } from '../datasets/types.ts';
import { ConfigError } from '../errors.ts';
import * as tf from '../tf.ts';
import type { Model } from '../training/model.ts';
import { samplesIn } from './realSamples.ts';

/** What D reads beside one sample. */
export interface Companions {
  readonly count: number;
  readonly data: Float32Array;
  readonly labels: Int32Array;
}

/** The first real samples of the data, as many as D reads beside one. Throws ConfigError where it reads some and there are no data. */
export function companions({ owners, config }: Model, dataset: Dataset | undefined): Companions {
  const count = (owners.D?.functions.D?.samplesPerOutput ?? 1) - 1;
  if (count === 0) return { count, data: new Float32Array(), labels: new Int32Array() };
  if (!dataset)
    throw new ConfigError(`pack: expected 1 or the data of the run, got ${count + 1} without data.`);
  const { data, labels } = samplesIn(
    dataset,
    Array.from({ length: count }, (_, i) => i),
  );
  return { count, data, labels: config.conditional ? labels : labels.fill(0) };
}

/** Each row of x [N, ...], followed by the rows of `others` [k, ...]: [N (1 + k), ...]. */
export function grouped(x: tf.Tensor, others: tf.Tensor): tf.Tensor {
  const [n, ...shape] = x.shape;
  const k = others.shape[0];
  if (k === 0) return x;
  const ones = shape.map(() => 1);
  const repeated = tf.tile(tf.expandDims(others), [n, 1, ...ones]);
  return tf.reshape(tf.concat([tf.expandDims(x, 1), repeated], 1), [n * (1 + k), ...shape]);
}
