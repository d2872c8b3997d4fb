import type { Dataset } from '../datasets/types.ts';
import { createNearest } from '../metrics/nearest.ts';
import { sizeOf } from '../nn/layer.ts';
import type { Samples } from '../training/events.ts';
import { samplesIn, trainingBlocks, trainingCount } from './realSamples.ts';

/** The training samples that are nearest to given ones. */
export interface NearestTrainingSamples {
  /** Columns [most] of samples [count, ...shape], flat: the nearest of each, then the second, and so on. */
  readonly columns: readonly Float32Array[];
  /** Their places in the set [count, most], flat. */
  readonly places: Float64Array;
  /** Their distances [count, most], flat: root of the mean squared difference of the numbers of two samples. */
  readonly distances: Float64Array;
  /** Samples that were compared: the first of the set, at most 60,000. */
  readonly among: number;
}

/** The `most` training samples nearest to each of some samples, by Euclidean distance; as many as the set has, where it has fewer. */
export function nearestTrainingSamples(
  training: Dataset,
  { data, count, shape }: Samples,
  most: number,
): NearestTrainingSamples {
  const among = trainingCount(training);
  const kept = Math.min(most, among);
  const search = createNearest(data, count, kept);
  for (const block of trainingBlocks(training)) search.add(block.data, block.first);
  const { indices } = search;
  const columns = Array.from({ length: kept }, (_, k) => {
    const places = Array.from({ length: count }, (_, i) => indices[i * kept + k]);
    return samplesIn(training, places).data;
  });
  const size = sizeOf(shape);
  return { columns, places: indices, distances: search.distances.map((sum) => Math.sqrt(sum / size)), among };
}
