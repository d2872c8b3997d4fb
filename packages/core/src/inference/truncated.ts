import type { Random } from '@ganvil/kernels-as';
import { ConfigError } from '../errors.ts';
import { type LatentSettings, latentOf } from '../random/drawLatents.ts';
import { streams } from '../random/streams.ts';

/** The least and the largest threshold. */
const [LEAST, MOST] = [0.01, 10];

/**
 * Latents [seeds, latentDim], flat, of which no number lies beyond `threshold` standard deviations: those of `latentsOf`, where what
 * lies beyond is drawn again (the truncation trick of https://arxiv.org/abs/1809.11096 section 3.1). Numbers within stay, so
 * that a seed remains alike. Not the interpolation to the mean of StyleGAN. Throws ConfigError for latents that are not N(0, 1).
 */
export function truncated(
  random: Random,
  config: LatentSettings,
  seeds: readonly number[],
  threshold: number,
): Float32Array {
  const { draws, batch } = latentOf(config);
  if (draws !== 'normal' || batch)
    throw new ConfigError(`truncation: expected a run with normal latents, got ${config.latent}.`);
  if (!(threshold >= LEAST && threshold <= MOST))
    throw new ConfigError(`truncation: expected a number from ${LEAST} to ${MOST}, got ${threshold}.`);
  const { latentDim } = config;
  const z = new Float32Array(seeds.length * latentDim);
  for (const [i, seed] of seeds.entries()) {
    const own = z.subarray(i * latentDim, (i + 1) * latentDim);
    own.set(random.normal(streams.sample, seed, latentDim));
    drawAgain(own, threshold, (first, count) => random.normal(streams.sample, seed, count, first));
  }
  return z;
}

/** Replaces what lies beyond by the numbers that follow in the sequence, until all are within. */
function drawAgain(
  z: Float32Array,
  threshold: number,
  next: (first: number, count: number) => Float32Array,
): void {
  let first = z.length;
  for (;;) {
    const beyond = [...z.keys()].filter((i) => !(Math.abs(z[i]) <= threshold));
    if (beyond.length === 0) return;
    const numbers = next(first, beyond.length);
    for (const [k, i] of beyond.entries()) z[i] = numbers[k];
    first += beyond.length;
  }
}
