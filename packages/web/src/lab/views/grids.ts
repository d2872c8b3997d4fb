import type { Config } from '@ganvil/core';
import type { Box } from '../../plots/scatter.ts';
import { latentQuantiles } from '../model/sampleSelection.ts';

/** Latents of two numbers on a grid [n, n, 2], with equal probability between neighbours. */
export function latentGrid(latent: Config['latent'], n: number): Float32Array {
  const axis = latentQuantiles(latent, n);
  return Float32Array.from({ length: 2 * n * n }, (_, i) => {
    const node = i >> 1;
    return i % 2 === 0 ? axis[node % n] : axis[Math.floor(node / n)];
  });
}

/** The centres [n, n, 2] of the cells of a box, rows from low to high y. */
export function cellCentres({ low, high }: Box, n: number): Float32Array {
  const centre = (axis: number, i: number) => low[axis] + ((high[axis] - low[axis]) * (i + 0.5)) / n;
  return Float32Array.from({ length: 2 * n * n }, (_, i) => {
    const cell = i >> 1;
    return i % 2 === 0 ? centre(0, cell % n) : centre(1, Math.floor(cell / n));
  });
}
