import {
  type Config,
  changedPoints,
  type Dataset,
  MAX_SIDE_UNASKED,
  type Opened,
  openDataset,
  pointSet,
  type Samples,
} from '@ganvil/core';
import type { Request } from '../rpc/protocol.ts';

/** The page gets at most this many values of real samples: 2,000 points, or 100 images of 28 x 28. */
const MAX_VALUES = 80_000;
const MAX_SAMPLES = 2000;

/**
 * The data set of a request: drawn points, files, or the one that the config names. With `limitSize`, large images are
 * scaled down to the default size.
 */
export async function requestDataset(
  config: Config,
  { points, files }: Request<'open'>,
  limitSize: boolean,
): Promise<Pick<Opened, 'dataset' | 'imageSize'> & Partial<Pick<Opened, 'skipped'>>> {
  if (points) return { dataset: await changedPoints(config, pointSet('points', points, 2)) };
  const entries = files?.map(({ name, bytes }) => ({
    path: name,
    size: bytes.length,
    read: async (from?: number, to?: number) => bytes.subarray(from, to),
  }));
  return openDataset(config, entries, limitSize ? { mostSide: MAX_SIDE_UNASKED } : {});
}

/** The first samples of a data set, as the page shows them. */
export function firstSamples(dataset: Dataset): Samples {
  const size = dataset.shape.reduce((product, n) => product * n, 1);
  const count = Math.min(dataset.count, MAX_SAMPLES, Math.max(1, Math.floor(MAX_VALUES / size)));
  const data = new Float32Array(count * size);
  const labels = new Int32Array(count);
  dataset.read(
    Array.from({ length: count }, (_, i) => i),
    data,
    labels,
  );
  return dataset.classes > 0
    ? { shape: dataset.shape, count, data, labels }
    : { shape: dataset.shape, count, data };
}
