// Samples and latents for the views.
import type { Config, Samples } from '@ganvil/core';

/** The seeds 0 to count - 1, which give the same latents at every measurement. */
export const firstSeeds = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

/** Samples of a shape from flat values. A conditional D needs their classes, `labels`. */
export function samplesOf(data: Float32Array, shape: readonly number[], labels?: Int32Array): Samples {
  const size = shape.reduce((product, n) => product * n, 1);
  const count = data.length / size;
  return labels ? { shape, count, data, labels } : { shape, count, data };
}

/** The first samples, at most `max`. */
export function firstSamples({ shape, data, count, labels }: Samples, max: number): Samples {
  const size = data.length / count;
  const kept = Math.min(max, count);
  return samplesOf(data.slice(0, kept * size), shape, labels?.slice(0, kept));
}

/** Below which number a share u of one axis of latents lies. */
const quantiles: Readonly<Record<Config['latent'], (u: number) => number>> = {
  normal: normalQuantile,
  uniform: (u) => 2 * u - 1,
  uniform01: (u) => u,
  truncatedNormal: (u) => normalQuantile(0.02275 + 0.9545 * u),
  stratified: (u) => 16 * u - 8,
  categorical: (u) => (u < 0.5 ? 0 : Math.SQRT2), // two categories, where latents have two numbers
  sphere: normalQuantile, // nearly, and all that can be said of one axis
};

/** `count` numbers with equal probability between neighbours, for one axis of G's latent distribution. */
export function latentQuantiles(latent: Config['latent'], count: number): Float32Array {
  return Float32Array.from({ length: count }, (_, i) => quantiles[latent]((i + 0.5) / count));
}

/** The quantile function of N(0, 1), with an error below 4.5e-4 (Abramowitz and Stegun 26.2.23). */
function normalQuantile(u: number): number {
  const t = Math.sqrt(-2 * Math.log(Math.min(u, 1 - u)));
  const value =
    t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
  return u < 0.5 ? -value : value;
}

/** `count` copies of a class; undefined for no class. */
export const repeatLabel = (label: number | undefined, count: number): Int32Array | undefined =>
  label === undefined ? undefined : new Int32Array(count).fill(label);

/** The samples of a class; all samples if `label` is undefined. */
export function samplesOfClass(samples: Samples, label: number | undefined): Samples {
  const { shape, data, count, labels } = samples;
  if (label === undefined || !labels) return samples;
  const size = data.length / count;
  const chosen = Array.from(labels.keys()).filter((i) => labels[i] === label);
  const kept = new Float32Array(chosen.length * size);
  chosen.forEach((from, to) => kept.set(data.subarray(from * size, (from + 1) * size), to * size));
  return { shape, count: chosen.length, data: kept };
}
