import type { Random } from '@ganvil/kernels-as';
import type { Dataset } from '../datasets/types.ts';
import { sizeOf } from '../nn/layer.ts';
import { samplesAt } from '../random/sampleOrder.ts';
import type { Samples } from '../training/events.ts';

const FAR = 2 ** 40; // real samples of an endless set that no training reaches
/** Samples of an endless or large set that stand for all that is trained on. */
const MOST = 60_000;
/** Samples that are read at once. */
const BLOCK = 1024;

/** `count` samples of a set, at most all, in an order that the run's randomness says; of an endless one such as no training reaches. */
export function realSamples(random: Random, dataset: Dataset, count: number): Required<Samples> {
  const endless = dataset.count === Number.POSITIVE_INFINITY;
  const most = Math.min(count, dataset.count);
  return samplesIn(dataset, samplesAt(endless ? FAR : 0, most, dataset.count, random));
}

/** The samples at these places of a set. */
export function samplesIn(dataset: Dataset, indices: ArrayLike<number>): Required<Samples> {
  const data = new Float32Array(indices.length * sizeOf(dataset.shape));
  const labels = new Int32Array(indices.length);
  dataset.read(indices, data, labels);
  return { shape: dataset.shape, count: indices.length, data, labels };
}

/** How many samples `trainingBlocks` gives. */
export function trainingCount({ count }: Dataset): number {
  return Math.min(count, MOST);
}

/** The first samples of a set, at most 60,000, some at a time; each block with the place of its first sample. */
export function* trainingBlocks(dataset: Dataset): Generator<Required<Samples> & { readonly first: number }> {
  const end = trainingCount(dataset);
  for (let first = 0; first < end; first += BLOCK) {
    const indices = Array.from({ length: Math.min(BLOCK, end - first) }, (_, i) => first + i);
    yield { ...samplesIn(dataset, indices), first };
  }
}
