import { loadRandom } from '@ganvil/kernels-as';
import { type Checkpoint, restoreTensors } from './checkpoint.ts';
import type { Config } from './config.ts';
import type { Samples } from './events.ts';
import { createGan, disposeGan, type Gan, sample } from './gan.ts';
import { latents } from './latents.ts';
import { streams } from './random.ts';
import * as tf from './tf.ts';
import { turn } from './turn.ts';

const CHUNK = 256; // samples at a time, so that memory is bounded

/** Samples of the averaged generator on the run's fixed latents. */
export async function fixedSamples(gan: Gan): Promise<Samples> {
  const { config, random } = gan;
  const z = latents(random, config.latent, streams.fixed, 0, config.sampleCount * config.latentDim);
  return samplesOf(gan, z);
}

/** Samples for latents z [count, latentDim], given flat. */
export async function samplesOf(gan: Gan, z: Float32Array): Promise<Samples> {
  const { latentDim } = gan.config;
  const count = z.length / latentDim;
  const parts: Float32Array[] = [];
  let shape: number[] = [];
  for (let first = 0; first < count; first += CHUNK) {
    const part = tf.tidy(() => {
      const rows = z.subarray(first * latentDim, Math.min(count, first + CHUNK) * latentDim);
      return sample(gan, tf.tensor2d(rows, [rows.length / latentDim, latentDim]));
    });
    parts.push(part.dataSync() as Float32Array);
    shape = part.shape.slice(1);
    part.dispose();
    await turn();
  }
  const data = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    data.set(part, at);
    at += part.length;
  }
  return { shape, count, data };
}

/** Latents [seeds, latentDim], flat: each depends on its seed alone, not on the run's. */
export async function latentsOf(
  { latent, latentDim }: Config,
  seeds: readonly number[],
): Promise<Float32Array> {
  const random = (await loadRandom())(0);
  const z = new Float32Array(seeds.length * latentDim);
  for (const [i, seed] of seeds.entries()) {
    z.set(latents(random, latent, streams.sample, seed, latentDim), i * latentDim);
  }
  return z;
}

/** One sample per seed, as `latentsOf` makes its latent. */
export async function sampleFrom(
  checkpoint: Checkpoint,
  { seeds }: { seeds: readonly number[] },
): Promise<Samples> {
  const z = await latentsOf(checkpoint.config, seeds);
  return withGan(checkpoint, (gan) => samplesOf(gan, z));
}

/** Runs `use` with the GAN that a checkpoint holds. */
export async function withGan<T>(checkpoint: Checkpoint, use: (gan: Gan) => Promise<T>): Promise<T> {
  const random = (await loadRandom())(checkpoint.config.seed);
  const gan = createGan(checkpoint.config, checkpoint.sampleShape, random);
  try {
    restoreTensors(gan, checkpoint);
    return await use(gan);
  } finally {
    disposeGan(gan);
  }
}
