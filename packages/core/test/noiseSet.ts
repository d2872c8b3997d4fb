import type { Dataset } from '../src/index.ts';

/** Eight samples of this shape, of numbers in [-1, 1] without a pattern. */
export function noiseSet(shape: readonly number[], classes = 0): Dataset {
  const size = shape.reduce((a, b) => a * b, 1);
  return {
    name: 'noise',
    shape: [...shape],
    count: 8,
    classes,
    digest: `noise ${shape}`,
    read(indices, out, labels) {
      for (let i = 0; i < out.length; i++)
        out[i] = (((indices[Math.floor(i / size)] + 1) * (i % size) * 7919) % 255) / 127.5 - 1;
      if (labels && classes > 0) for (let i = 0; i < indices.length; i++) labels[i] = indices[i] % classes;
    },
  };
}
