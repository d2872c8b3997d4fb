import { sha256 } from '../encode/sha256.ts';
import { ConfigError } from '../errors.ts';
import { sizeOf } from '../nn/layer.ts';
import type { Dataset } from './types.ts';

/** Samples that are looked at in search of `count` labelled ones, per sample that is asked for: endless data need a bound. */
const MAX_LOOKED_AT = 1000;
/** Samples that are read at once. */
const BLOCK = 1024;

/**
 * The first samples of a data set that make `count` labelled ones, as many of each class as of any other (one more of the first
 * classes where `count` is no multiple). Its test part stays whole; endless data are their own. Throws ConfigError where there are too few.
 */
export function balancedSubset(dataset: Dataset, count: number): Dataset {
  const { classes } = dataset;
  if (classes === 0) throw new ConfigError('labelled: expected data with classes, got none.');
  if (count < classes)
    throw new ConfigError(`labelled: expected at least one sample per class, ${classes}, got ${count}.`);
  const chosen = chosenIn(dataset, count);
  if (chosen.length < count)
    throw new ConfigError(
      `labelled: expected ${count} samples of ${classes} classes alike, got ${chosen.length}.`,
    );
  const placesOf = (indices: ArrayLike<number>) =>
    Array.from({ length: indices.length }, (_, i) => chosen[indices[i]]);
  return {
    ...dataset,
    stored: undefined,
    test: dataset.test ?? (dataset.count === Number.POSITIVE_INFINITY ? dataset : undefined),
    count,
    digest: sha256(new TextEncoder().encode(`ganvil labelled 1 ${dataset.digest} ${count}`)),
    ...(dataset.prefetch ? { prefetch: (indices) => dataset.prefetch!(placesOf(indices)) } : {}),
    read: (indices, out, labels) => dataset.read(placesOf(indices), out, labels),
  };
}

function chosenIn(dataset: Dataset, count: number): number[] {
  const { classes } = dataset;
  const left = Array.from(
    { length: classes },
    (_, i) => Math.floor(count / classes) + (i < count % classes ? 1 : 0),
  );
  const last = Math.min(dataset.count, MAX_LOOKED_AT * count);
  const chosen: number[] = [];
  const data = new Float32Array(BLOCK * sizeOf(dataset.shape));
  const labels = new Int32Array(BLOCK);
  for (let first = 0; first < last && chosen.length < count; first += BLOCK) {
    const indices = Array.from({ length: Math.min(BLOCK, last - first) }, (_, i) => first + i);
    dataset.read(indices, data, labels);
    for (const [i, index] of indices.entries())
      if (labels[i] >= 0 && left[labels[i]]-- > 0) chosen.push(index);
  }
  return chosen;
}
