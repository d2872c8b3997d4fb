import type { Random } from '@ganvil/kernels-as';
import { sha256 } from '../encode/sha256.ts';
import { perSample } from './perSample.ts';
import type { Dataset } from './types.ts';

/** Noisy points on a line in the plane. */
export interface Curve {
  readonly name: string;
  /** Everything that the samples depend on, as text. */
  readonly version: string;
  readonly classes: number;
  readonly noise: number;
  /** A number in [0, 1) -> x, y and class (-1 for none) of the point without noise. */
  at(t: number): [x: number, y: number, label: number];
  /** Scale of point and noise together. */
  readonly scale: number;
}

/** Endless samples of a curve: uniform along its parameter, Gaussian noise about it. */
export function curve({ name, version, classes, noise, at, scale }: Curve, random: Random): Dataset {
  return {
    name,
    shape: [2],
    count: Number.POSITIVE_INFINITY,
    classes,
    digest: sha256(
      new TextEncoder().encode(`ganvil curve 1 ${JSON.stringify({ name, version, noise, scale })}`),
    ),
    read(indices, out, labels) {
      perSample(random.uniform, 1, 1, indices, (row, numbers, from) => {
        [out[2 * row], out[2 * row + 1], labels[row]] = at(numbers[from]);
      });
      perSample(random.normal, 0, 2, indices, (row, numbers, from) => {
        for (let c = 0; c < 2; c++) out[2 * row + c] = (out[2 * row + c] + noise * numbers[from + c]) * scale;
      });
    },
  };
}
