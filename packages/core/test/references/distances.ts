// The distances of searches for latents in plain float64: from differences [samples, height, width, channels], flat, to one number a sample.

/** Numbers of a sample, flat, and its shape. */
export type DistanceReference = (differences: readonly number[], shape: readonly number[]) => number;

/** By name of the distance. */
export const references: Record<string, DistanceReference> = {
  l1: (d) => d.reduce((sum, x) => sum + Math.abs(x), 0),
  l2: (d) => d.reduce((sum, x) => sum + x * x, 0),
};
