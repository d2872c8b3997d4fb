import type { Random } from '@ganvil/kernels-as';
import { sha256 } from '../encode/sha256.ts';
import { perSample } from './perSample.ts';
import type { Dataset } from './types.ts';

/** Samples that are drawn by a function of uniform numbers. */
export interface Drawn {
  readonly name: string;
  readonly shape: readonly number[];
  readonly classNames?: readonly string[];
  /** Raised when a change of code alters samples: what `draw` does cannot be hashed. */
  readonly version: number;
  /** Uniform numbers in [0, 1) per sample, at most 4096. */
  readonly numbers: number;
  /** Writes a sample in [-1, 1] to `out`, which holds anything, from its numbers; gives its class, or -1. */
  draw(numbers: Float32Array, out: Float32Array): number;
}

/** Endless samples, each a pure function of the seed and its index. */
export function drawnSet(set: Drawn, random: Random): Dataset {
  const { name, shape, classNames, version, numbers: width, draw } = set;
  const size = shape.reduce((product, n) => product * n, 1);
  return {
    name,
    shape,
    count: Number.POSITIVE_INFINITY,
    classes: classNames?.length ?? 0,
    ...(classNames ? { classNames } : {}),
    digest: sha256(
      new TextEncoder().encode(`ganvil drawn 1 ${JSON.stringify({ name, shape, classNames, version })}`),
    ),
    read(indices, out, labels) {
      perSample(random.uniform, 0, width, indices, (row, numbers, at) => {
        labels[row] = draw(numbers.subarray(at, at + width), out.subarray(row * size, (row + 1) * size));
      });
    },
  };
}
