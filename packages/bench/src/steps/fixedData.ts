import type { Dataset } from '@ganvil/core';
import { prng } from '../stats/prng.ts';

const COUNT = 512;

/** A dataset of fixed pseudo-random samples in [-1, 1] that takes no time to read. */
export function fixedData(shape: readonly number[]): Dataset {
  const size = shape.reduce((a, b) => a * b, 1);
  const values = new Float32Array(COUNT * size);
  const draw = prng(1);
  for (let i = 0; i < values.length; i++) values[i] = 2 * draw() - 1;
  return {
    name: 'fixed',
    shape,
    count: Number.POSITIVE_INFINITY,
    classes: 0,
    digest: '',
    read(indices, out, labels) {
      labels.fill(-1);
      for (let i = 0, at = 0; i < indices.length; i++) {
        const from = (indices[i] % COUNT) * size;
        for (let k = 0; k < size; k++) out[at++] = values[from + k];
      }
    },
  };
}
