import { centred, meanOf } from '../metrics/centred.ts';
import { distanceOf, productsOf, squaresOf } from '../metrics/pairwise.ts';
import { sizeOf } from '../nn/layer.ts';
import type { Samples } from '../training/events.ts';

/** Numbers in a sample up to which differences are summed; beyond, products tell the distances, which err by 3e-4 of how far the samples are from their mean. */
const FEW = 16;

/** Euclidean distances [a.count, b.count], flat. */
export type Distances = (a: Samples, b: Samples) => Float64Array;

/** Euclidean distances; of large samples by matrix products. */
export function distancesOf(a: Samples, b: Samples): Float64Array {
  const size = sizeOf(a.shape);
  return size <= FEW ? bySums(a, b, size) : byProducts(a, b, size);
}

function bySums(a: Samples, b: Samples, size: number): Float64Array {
  const distances = new Float64Array(a.count * b.count);
  for (let i = 0, at = 0; i < a.count; i++)
    for (let j = 0; j < b.count; j++, at++) {
      distances[at] = Math.sqrt(distanceOf(a.data, i, b.data, j, size));
    }
  return distances;
}

function byProducts(a: Samples, b: Samples, size: number): Float64Array {
  const origin = meanOf(b.data, size);
  const [x, y] = [centred(a.data, origin), centred(b.data, origin)];
  const [ofX, ofY] = [squaresOf(x, a.count, size), squaresOf(y, b.count, size)];
  const products = productsOf(x, y, size);
  return Float64Array.from(products, (product, at) =>
    Math.sqrt(Math.max(0, ofX[Math.floor(at / b.count)] + ofY[at % b.count] - 2 * product)),
  );
}

/** The mean over all pairs of different samples; of conditional ones, over the pairs of one class. NaN where there is none. */
export function meanDistance(distances: Float64Array, labels?: ArrayLike<number>): number {
  const count = Math.sqrt(distances.length);
  let [sum, pairs] = [0, 0];
  for (let i = 0; i < count; i++)
    for (let j = 0; j < i; j++) {
      if (labels && labels[i] !== labels[j]) continue;
      sum += distances[i * count + j];
      pairs++;
    }
  return sum / pairs;
}

/** Of each of `count` rows the smallest distance, but for the `skip` smallest. */
export function smallest(distances: Float64Array, count: number, skip: 0 | 1): Float64Array {
  const columns = distances.length / count;
  return Float64Array.from({ length: count }, (_, i) => {
    let [least, next] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    for (let at = i * columns; at < (i + 1) * columns; at++) {
      if (distances[at] < least) [least, next] = [distances[at], least];
      else if (distances[at] < next) next = distances[at];
    }
    return skip === 0 ? least : next;
  });
}

/** The place of the nearest sample in each of `count` rows; of equally near ones the first. */
export function nearestOf(distances: Float64Array, count: number): Int32Array {
  const columns = distances.length / count;
  return Int32Array.from({ length: count }, (_, i) => {
    let best = i * columns;
    for (let at = best + 1; at < (i + 1) * columns; at++) if (distances[at] < distances[best]) best = at;
    return best - i * columns;
  });
}

/** The value below which a share of the values lie. */
export function quantile(values: Float64Array, share: number): number {
  return [...values].sort((a, b) => a - b)[Math.floor(share * values.length)];
}

/** The share of the values that are below a limit. */
export function shareBelow(values: Float64Array, limit: number): number {
  return values.reduce((count, value) => count + (value < limit ? 1 : 0), 0) / values.length;
}
