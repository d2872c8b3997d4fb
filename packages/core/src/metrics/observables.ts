import { sizeOf } from '../nn/layer.ts';
import type { Samples } from '../training/events.ts';
import { kolmogorovSmirnov } from './kolmogorovSmirnov.ts';
import type { Metric } from './types.ts';

/** For each number that can be read off a sample, such as a shower's energy: the Kolmogorov-Smirnov distance of fakes and real samples. */
export const observables: Metric = {
  help: 'largest difference of the distribution functions of fakes and real samples, for each observable of the data; 0 to 1',
  better: 'lower',
  suits: (dataset) => dataset.observables !== undefined,
  measure: ({ real, fake, dataset }) =>
    Object.fromEntries(
      Object.entries(dataset.observables!).map(([name, of]) => [
        name,
        kolmogorovSmirnov(readOff(real, of), readOff(fake, of)),
      ]),
    ),
};

function readOff({ shape, count, data }: Samples, of: (sample: Float32Array) => number): Float64Array {
  const size = sizeOf(shape);
  return Float64Array.from({ length: count }, (_, i) => of(data.subarray(i * size, (i + 1) * size)));
}
