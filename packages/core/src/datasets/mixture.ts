import type { Random } from '@ganvil/kernels-as';
import { sha256 } from '../encode/sha256.ts';
import { perSample } from './perSample.ts';
import type { Dataset, Modes } from './types.ts';

/** Endless samples of equally likely, equally wide Gaussian peaks; the class is the peak. */
export function mixture(name: string, modes: Modes, random: Random): Dataset {
  const { centers, sd } = modes;
  const size = centers[0].length;
  return {
    name,
    shape: [size],
    count: Number.POSITIVE_INFINITY,
    classes: centers.length,
    digest: sha256(new TextEncoder().encode(`ganvil mixture 1 ${JSON.stringify({ name, centers, sd })}`)),
    modes,
    read(indices, out, labels) {
      perSample(random.uniform, 1, 1, indices, (row, numbers, at) => {
        labels[row] = Math.floor(numbers[at] * centers.length);
      });
      perSample(random.normal, 0, size, indices, (row, numbers, at) => {
        const center = centers[labels[row]];
        for (let c = 0; c < size; c++) out[row * size + c] = center[c] + sd * numbers[at + c];
      });
    },
  };
}
