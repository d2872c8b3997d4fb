import type { Checkpoint, Samples } from '@ganvil/core';

/**
 * The classes of samples, for a conditional run: the one that was asked for, or else those of the data where these have the classes of
 * the run; undefined where they have to be searched.
 */
export function labelsFor(
  { labels, count }: Samples,
  {
    label,
    checkpoint,
    classNames,
  }: { label?: number; checkpoint: Checkpoint; classNames?: readonly string[] },
): Int32Array | undefined {
  const { config, classes, classNames: own } = checkpoint;
  if (!config.conditional) return undefined;
  if (label !== undefined) return new Int32Array(count).fill(label);
  const alike = own === undefined ? true : `${classNames}` === `${own}`;
  const known = labels?.every((one) => one >= 0 && one < classes);
  return alike && known ? labels : undefined;
}

/** The first samples, at most so many. */
export function firstOf({ shape, count, data }: Samples, most: number): Samples {
  const kept = Math.min(count, most);
  return { shape, count: kept, data: data.subarray(0, (data.length / count) * kept) };
}

/** The mean squared difference of each sample from another. */
export function meanSquares({ count, data }: Samples, others: Float32Array): Float64Array {
  const size = data.length / count;
  return Float64Array.from({ length: count }, (_, i) => {
    let sum = 0;
    for (let k = i * size; k < (i + 1) * size; k++) sum += (data[k] - others[k]) * (data[k] - others[k]);
    return sum / size;
  });
}
