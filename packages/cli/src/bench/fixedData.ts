import type { Dataset } from '@ganvil/core';
import { draws } from './draws.ts';

const COUNT = 512;

/** Samples that cost nothing to read: fixed numbers in [-1, 1]. */
export function fixedData(shape: readonly number[]): Dataset {
  const size = shape.reduce((a, b) => a * b, 1);
  const values = new Float32Array(COUNT * size);
  const draw = draws(1);
  for (let i = 0; i < values.length; i++) values[i] = 2 * draw() - 1;
  return {
    name: 'fixed',
    shape,
    count: COUNT,
    classes: 0,
    digest: '',
    read(indices, out, labels) {
      for (let i = 0; i < indices.length; i++) {
        out.set(values.subarray(indices[i] * size, (indices[i] + 1) * size), i * size);
        labels[i] = -1;
      }
    },
  };
}
