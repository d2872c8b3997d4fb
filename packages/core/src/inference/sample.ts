import { loadRandom } from '@ganvil/kernels-as';
import type { Config } from '../config/resolveConfig.ts';
import { ConfigError, DataError } from '../errors.ts';
import { latents } from '../random/latents.ts';
import { streams } from '../random/streams.ts';
import { type Checkpoint, checkWeights, restoreTensors } from '../state/checkpoint.ts';
import * as tf from '../tf.ts';
import type { Samples } from '../training/events.ts';
import { createGan, disposeGan, type Gan, sample } from '../training/gan.ts';
import { yieldToEventLoop } from '../training/yieldToEventLoop.ts';
import type { WeightsOfG } from './weightsOfG.ts';

const CHUNK = 256; // samples at a time, so that memory is bounded

/** The run's fixed latents [sampleCount, latentDim], flat. */
export function fixedLatents({ config, random }: Gan): Float32Array {
  return latents(random, config.latent, streams.fixed, 0, config.sampleCount * config.latentDim);
}

/**
 * Samples for latents z [count, latentDim], given flat. A conditional G draws `labels`, each from 0 to classes - 1; without,
 * every class in turn. By default of the averaged generator.
 */
export async function samplesOf(
  gan: Gan,
  z: Float32Array,
  labels: Int32Array = inTurn(z.length / gan.config.latentDim, gan.classes),
  weights?: WeightsOfG,
): Promise<Samples> {
  const { latentDim } = gan.config;
  const count = z.length / latentDim;
  const parts: Float32Array[] = [];
  let shape: number[] = [];
  for (let first = 0; first < count; first += CHUNK) {
    const part = tf.tidy(() => {
      const end = Math.min(count, first + CHUNK);
      const rows = tf.tensor2d(z.subarray(first * latentDim, end * latentDim), [end - first, latentDim]);
      return sample(gan, rows, oneHot(labels.subarray(first, end), gan.classes), weights);
    });
    parts.push(part.dataSync() as Float32Array);
    shape = part.shape.slice(1);
    part.dispose();
    await yieldToEventLoop();
  }
  const data = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    data.set(part, at);
    at += part.length;
  }
  return gan.classes > 0 ? { shape, count, data, labels } : { shape, count, data };
}

function inTurn(count: number, classes: number, first = 0): Int32Array {
  return Int32Array.from({ length: count }, (_, i) => (classes > 0 ? (first + i) % classes : 0));
}

/** Classes as a tensor [N, classes], for a net that is told them. Throws DataError for classes that there are not. */
export function oneHot(labels: Int32Array | undefined, classes: number): tf.Tensor | undefined {
  if (classes === 0) return undefined;
  const odd = labels?.find((label) => label < 0 || label >= classes);
  if (!labels || odd !== undefined)
    throw new DataError(`class: expected a number from 0 to ${classes - 1}, got ${odd ?? 'none'}.`);
  return tf.tidy(() => tf.oneHot(tf.tensor1d(labels, 'int32'), classes, 1, 0, 'float32'));
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

/**
 * One sample per seed, as `latentsOf` makes its latent; a conditional G draws `label`, or every class in turn, beginning with what is
 * sample `first`'s turn.
 */
export async function sampleFrom(
  checkpoint: Checkpoint,
  { seeds, label, first = 0 }: { seeds: readonly number[]; label?: number; first?: number },
): Promise<Samples> {
  if (label !== undefined && !checkpoint.config.conditional)
    throw new ConfigError('class: expected none, since the run is not conditional.');
  const z = await latentsOf(checkpoint.config, seeds);
  return withGan(checkpoint, (gan) => {
    const labels = inTurn(seeds.length, gan.classes, first);
    return samplesOf(gan, z, label === undefined ? labels : labels.fill(label));
  });
}

/** Runs `use` with the GAN that a checkpoint holds. */
export async function withGan<T>(checkpoint: Checkpoint, use: (gan: Gan) => Promise<T>): Promise<T> {
  checkWeights(checkpoint);
  const random = (await loadRandom())(checkpoint.config.seed);
  const gan = createGan(checkpoint.config, checkpoint, random);
  try {
    restoreTensors(gan, checkpoint);
    return await use(gan);
  } finally {
    disposeGan(gan);
  }
}
