import type { Point } from '../figures/svg.ts';

/** Samples of two numbers each as points of a plot. */
export const pairsOf = (data: Float32Array): Point[] =>
  Array.from({ length: data.length / 2 }, (_, i): Point => [data[2 * i], data[2 * i + 1]]);
