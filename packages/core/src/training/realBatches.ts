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
  const indices = placesOf(model, dataset, done, count, stream);
  const data = new Float32Array(indices.length * sizeOf(dataset.shape));
  const labels = new Int32Array(indices.length);
  dataset.read(indices, data, labels);
  return { data, labels, indices };
}

/** Tells data that can read ahead which batches are read next. */
export function prefetchBatches(
  model: Model,
  dataset: Dataset,
  done: number,
  count: number,
  stream?: number,
): void {
  dataset.prefetch?.(placesOf(model, dataset, done, count, stream));
}

/** The places in the data of batches that are computed here. */
function placesOf(
  { config, random, part }: Model,
  dataset: Dataset,
  done: number,
  count: number,
  stream?: number,
): Float64Array {
  const own = part.own * part.size;
  const length = count * own;
  const at = (first: number, samples: number) => samplesAt(first, samples, dataset.count, random, stream);
  if (own === config.batchSize) return at(done * own, length);
  const indices = new Float64Array(length);
  for (let i = 0; i < count; i++)
    indices.set(at((done + i) * config.batchSize + part.first * part.size, own), i * own);
  return indices;
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
