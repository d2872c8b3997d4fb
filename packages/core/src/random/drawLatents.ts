import type { Random } from '@ganvil/kernels-as';
import { ConfigError } from '../errors.ts';
import { type LatentName, latents } from '../latents/index.ts';
import type { Latent } from '../latents/types.ts';
import * as tf from '../tf.ts';

/** The settings that latents depend on. */
export interface LatentSettings {
  readonly latent: LatentName;
  readonly latentDim: number;
}

/** The row of the table that a config names. Throws ConfigError where it is for another latentDim. */
export function latentOf({ latent, latentDim }: LatentSettings): Latent {
  const row: Latent = latents[latent];
  if (row.latentDim !== undefined && row.latentDim !== latentDim)
    throw new ConfigError(
      `latentDim: expected ${row.latentDim} with the latents ${latent}, got ${latentDim}.`,
    );
  return row;
}

/** A batch of latents [count, latentDim], flat: what (stream, step) names. */
export function drawLatents(
  random: Random,
  config: LatentSettings,
  { stream, step, count }: { stream: number; step: number; count: number },
): Float32Array {
  const { draws, batch } = latentOf(config);
  return transformed(random[draws](stream, step, count * config.latentDim), config, batch);
}

/** Latents [steps.length, latentDim], flat; each is a function of (stream, its step) alone. */
export function drawEach(
  random: Random,
  config: LatentSettings,
  stream: number,
  steps: readonly number[],
): Float32Array {
  const { latentDim } = config;
  const { draws, batch, alone = batch } = latentOf(config);
  const drawn = new Float32Array(steps.length * latentDim);
  for (const [i, step] of steps.entries()) drawn.set(random[draws](stream, step, latentDim), i * latentDim);
  return transformed(drawn, config, alone);
}

function transformed(
  drawn: Float32Array,
  { latentDim }: LatentSettings,
  transform: Latent['batch'],
): Float32Array {
  if (!transform) return drawn;
  return tf.tidy(() => {
    const rows = tf.tensor2d(drawn, [drawn.length / latentDim, latentDim]);
    return transform(rows).dataSync() as Float32Array;
  });
}
