import type { Random } from '@ganvil/kernels-as';
import { sha256 } from '../encode/sha256.ts';
import { perSample } from './perSample.ts';
import type { Dataset, Modes } from './types.ts';

/** Endless samples of equally wide Gaussian peaks, equally likely or as their weights say; the class is the peak. */
export function mixture(name: string, modes: Modes, random: Random): Dataset {
  const { centers, sd, weights } = modes;
  // A peak of weight 2 is drawn as two.
  const drawn = weights ? weights.flatMap((weight, peak) => new Array<number>(weight).fill(peak)) : undefined;
  const size = centers[0].length;
  return {
    name,
    shape: [size],
    count: Number.POSITIVE_INFINITY,
    classes: centers.length,
    digest: sha256(
      new TextEncoder().encode(`ganvil mixture 1 ${JSON.stringify({ name, centers, sd, weights })}`),
    ),
    modes,
    read(indices, out, labels) {
      perSample(random.uniform, 1, 1, indices, (row, numbers, at) => {
        const peak = Math.floor(numbers[at] * (drawn ?? centers).length);
        labels[row] = drawn ? drawn[peak] : peak;
      });
      perSample(random.normal, 0, size, indices, (row, numbers, at) => {
        const center = centers[labels[row]];
        for (let c = 0; c < size; c++) out[row * size + c] = center[c] + sd * numbers[at + c];
      });
    },
  };
}
