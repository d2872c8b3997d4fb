import { type Samples, sampleFrom, samplesIn } from '@ganvil/core';
import type { Measured } from '../types.ts';

/** Neighbours, generated or real, and test samples. */
const [NEIGHBOURS, TESTED] = [10_000, 2_000];

/**
 * The share of test samples whose nearest neighbour in pixels is of another class: among generated samples, which carry the class that they
 * were asked for, and among as many real training samples.
 */
export async function nearestNeighbour({ checkpoint, dataset }: Measured): Promise<Record<string, number>> {
  const { test = dataset } = dataset;
  const places = (count: number, of: number) => Array.from({ length: Math.min(count, of) }, (_, i) => i);
  const tested = samplesIn(test, places(TESTED, test.count));
  const fakes = await sampleFrom(checkpoint, { seeds: places(NEIGHBOURS, NEIGHBOURS) });
  return {
    errorByFakes: errorOf(tested, fakes),
    errorByReal: errorOf(tested, samplesIn(dataset, places(NEIGHBOURS, dataset.count))),
  };
}

/** Share of samples whose nearest one of others has another label. Both need labels. */
export function errorOf(samples: Samples, others: Samples): number {
  const size = samples.data.length / samples.count;
  const squares = Float32Array.from({ length: others.count }, (_, k) =>
    product(others.data, k, others.data, k, size),
  );
  let wrong = 0;
  for (let i = 0; i < samples.count; i++) {
    let [nearest, least] = [0, Number.POSITIVE_INFINITY];
    for (let k = 0; k < others.count; k++) {
      const distance = squares[k] - 2 * product(samples.data, i, others.data, k, size); // but for the square of the sample
      if (distance < least) [nearest, least] = [k, distance];
    }
    if (samples.labels![i] !== others.labels![nearest]) wrong++;
  }
  return wrong / samples.count;
}

/** The inner product of row i of a and row k of b. */
function product(a: Float32Array, i: number, b: Float32Array, k: number, size: number): number {
  let [even, odd] = [0, 0];
  let [at, to] = [i * size, k * size];
  for (const end = at + (size & ~1); at < end; at += 2, to += 2) {
    even += a[at] * b[to];
    odd += a[at + 1] * b[to + 1];
  }
  return size & 1 ? even + odd + a[at] * b[to] : even + odd;
}
