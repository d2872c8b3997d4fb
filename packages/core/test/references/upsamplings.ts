import type { UpsamplingName } from '../../src/upsamplings/index.ts';
import type { Enlargement } from '../../src/upsamplings/types.ts';
import { conv, enlarged, type Grid, shuffled, transposed } from './layers.ts';

/** Each enlarging layer in plain float64, from x, its weights and bias. */
export const references: Record<UpsamplingName, (x: Grid, w: Grid, b: Grid, how: Enlargement) => Grid> = {
  transposed: (x, w, b, { factors, to }) => transposed(x, w, b, factors, to),
  nearest: (x, w, b, { factors, to }) => conv(enlarged('nearest', x, factors, to), w, b, ones(factors)),
  bilinear: (x, w, b, { factors, to }) => conv(enlarged('bilinear', x, factors, to), w, b, ones(factors)),
  pixelShuffle: (x, w, b, { factors, to }) => shuffled(conv(x, w, b, ones(factors)), factors, to),
};

const ones = (sides: readonly number[]): number[] => sides.map(() => 1);
