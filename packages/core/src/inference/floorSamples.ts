import type { Random } from '@ganvil/kernels-as';
import type { Dataset } from '../datasets/types.ts';
import { sizeOf } from '../nn/layer.ts';
import type { Samples } from '../training/events.ts';
import { evaluated, evaluatedPart } from './evaluated.ts';
import { realSamples, samplesIn } from './realSamples.ts';
import type { SamplePair } from './sampleSets.ts';

/**
 * Real samples in the place of fakes: what perfect samples would get. Training samples beside the test part, as many; where there is
 * no test part, one half of the samples beside the other. Undefined where there are too few.
 */
export function floorSamples(random: Random, dataset: Dataset, real: Samples): SamplePair | undefined {
  const { count } = real;
  if (dataset.count === Number.POSITIVE_INFINITY) {
    const first = Array.from({ length: count }, (_, i) => i);
    return { real, fake: samplesIn(dataset, first) };
  }
  if (evaluatedPart(dataset) === 'test')
    return dataset.count < count ? undefined : { real, fake: realSamples(random, dataset, count) };
  const all = realSamples(random, evaluated(dataset), 2 * count);
  const half = all.count >> 1;
  if (half < 1) return undefined;
  return { real: half === count ? real : part(all, 0, half), fake: part(all, half, half) };
}

/** `count` samples from number `first` on. */
function part({ shape, data, labels }: Required<Samples>, first: number, count: number): Samples {
  const size = sizeOf(shape);
  const end = first + count;
  return {
    shape,
    count,
    data: data.subarray(first * size, end * size),
    labels: labels.subarray(first, end),
  };
}
