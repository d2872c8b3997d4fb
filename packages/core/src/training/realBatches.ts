// Batches of real samples, and of labelled ones, by the number of the update that reads them.
import type { Dataset } from '../datasets/types.ts';
import { ConfigError } from '../errors.ts';
import { sizeOf } from '../nn/layer.ts';
import { samplesAt } from '../random/sampleOrder.ts';
import { streams } from '../random/streams.ts';
import type { Model } from './model.ts';

/** Real samples [count, samples of a batch that are computed here, ...shape], flat, their labels and their places in the data. */
export interface RealSamples {
  readonly data: Float32Array;
  readonly labels: Int32Array;
  readonly indices: Float64Array;
}

/** `count` batches of real samples; the first follows on `done` of them. */
export function realBatches(
  model: Model,
  dataset: Dataset,
  done: number,
  count: number,
  stream?: number,
): RealSamples {
  const { config, random, part } = model;
  const own = part.own * part.size;
  const length = count * own;
  const at = (first: number, samples: number) => samplesAt(first, samples, dataset.count, random, stream);
  const indices = new Float64Array(length);
  if (own === config.batchSize) indices.set(at(done * own, length));
  else
    for (let i = 0; i < count; i++)
      indices.set(at((done + i) * config.batchSize + part.first * part.size, own), i * own);
  const data = new Float32Array(length * sizeOf(dataset.shape));
  const labels = new Int32Array(length);
  dataset.read(indices, data, labels);
  return { data, labels, indices };
}

/** As `realBatches`, of labelled samples, in an order of their own. */
export function labelledBatches(
  model: Model,
  { name, labelled }: Dataset,
  done: number,
  count: number,
): RealSamples {
  if (labelled) return realBatches(model, labelled, done, count, streams.labelled);
  const { game, labelled: number } = model.config;
  throw new ConfigError(
    `labelled: expected the number of labelled samples of ${name} in the game ${game}, got ${number}.`,
  );
}
