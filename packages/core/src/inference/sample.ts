import { loadRandom } from '@ganvil/kernels-as';
import type { Config } from '../config/resolveConfig.ts';
import { ConfigError, DataError } from '../errors.ts';
import { drawEach, drawLatents } from '../random/drawLatents.ts';
import { streams } from '../random/streams.ts';
import { checkWeights, restoreTensors } from '../state/checkpoint.ts';
import type { Checkpoint } from '../state/types.ts';
import * as tf from '../tf.ts';
import type { Samples } from '../training/events.ts';
import { createModel, disposeModel, type Model } from '../training/model.ts';
import { yieldToEventLoop } from '../training/yieldToEventLoop.ts';
import { chunks, joinChunks } from './chunks.ts';
import { inferWith } from './inferWith.ts';
import { otherGame } from './otherGame.ts';
import { truncated } from './truncated.ts';
import type { WeightsOfG } from './types.ts';

/** The run's fixed latents [sampleCount, latentDim], flat. */
export function fixedLatents({ config, random }: Model): Float32Array {
  return drawLatents(random, config, { stream: streams.fixed, step: 0, count: config.sampleCount });
}

/**
 * Samples for latents z [count, latentDim], given flat. A conditional G draws `labels`, each from 0 to classes - 1; without,
 * every class in turn. By default of the averaged generator.
 */
export async function samplesOf(
  model: Model,
  z: Float32Array,
  labels: Int32Array = inTurn(z.length / model.config.latentDim, model.classes),
  weights?: WeightsOfG,
): Promise<Samples> {
  const { latentDim } = model.config;
  const { generate } = model.game;
  if (!generate) throw otherGame('generate', model.config.game);
  const count = z.length / latentDim;
  const parts: Float32Array[] = [];
  let shape: number[] = [];
  for (const [first, end] of chunks(count)) {
    const part = tf.tidy(() => {
      const rows = tf.tensor2d(z.subarray(first * latentDim, end * latentDim), [end - first, latentDim]);
      return generate(inferWith(model, weights), rows, oneHot(labels.subarray(first, end), model.classes));
    });
    parts.push(part.dataSync() as Float32Array);
    shape = part.shape.slice(1);
    part.dispose();
    await yieldToEventLoop();
  }
  const data = joinChunks(parts);
  return model.classes > 0 ? { shape, count, data, labels } : { shape, count, data };
}

function inTurn(count: number, classes: number, first = 0): Int32Array {
  return Int32Array.from({ length: count }, (_, i) => (classes > 0 ? (first + i) % classes : 0));
}

/** One-hot classes [N, classes], for a conditional game; undefined for others. Throws DataError for classes that there are not. */
export function oneHot(labels: Int32Array | undefined, classes: number): tf.Tensor | undefined {
  if (classes === 0) return undefined;
  const odd = labels?.find((label) => label < 0 || label >= classes);
  if (!labels || odd !== undefined)
    throw new DataError(`class: expected a number from 0 to ${classes - 1}, got ${odd ?? 'none'}.`);
  return tf.tidy(() => tf.oneHot(tf.tensor1d(labels, 'int32'), classes, 1, 0, 'float32'));
}

/** Latents [seeds, latentDim], flat: each depends on its seed alone, not on the run's. `truncation`: see `truncated`. */
export async function latentsOf(
  config: Config,
  seeds: readonly number[],
  truncation?: number,
): Promise<Float32Array> {
  const random = (await loadRandom())(0);
  return truncation === undefined
    ? drawEach(random, config, streams.sample, seeds)
    : truncated(random, config, seeds, truncation);
}

/** Which samples to make of a checkpoint, one for each latent. */
export interface SampleChoice {
  /** The class of all samples; without, every class in turn, beginning with what is sample `first`'s turn. */
  readonly label?: number;
  readonly first?: number;
}

/** One sample per seed, as `latentsOf` makes its latent; a conditional G draws the classes that are chosen. */
export async function sampleFrom(
  checkpoint: Checkpoint,
  { seeds, truncation, ...choice }: SampleChoice & { seeds: readonly number[]; truncation?: number },
): Promise<Samples> {
  return sampleAt(checkpoint, await latentsOf(checkpoint.config, seeds, truncation), choice);
}

/** One sample for each of the latents z [count, latentDim], flat. */
export async function sampleAt(
  checkpoint: Checkpoint,
  z: Float32Array,
  { label, first = 0 }: SampleChoice,
): Promise<Samples> {
  if (label !== undefined && !checkpoint.config.conditional)
    throw new ConfigError('class: expected none, since the run is not conditional.');
  return withModel(checkpoint, (model) => {
    const labels = inTurn(z.length / checkpoint.config.latentDim, model.classes, first);
    return samplesOf(model, z, label === undefined ? labels : labels.fill(label));
  });
}

/** Runs `use` with the model that a checkpoint holds. */
export async function withModel<T>(checkpoint: Checkpoint, use: (model: Model) => Promise<T>): Promise<T> {
  checkWeights(checkpoint);
  const random = (await loadRandom())(checkpoint.config.seed);
  const model = createModel(checkpoint.config, checkpoint, random);
  try {
    restoreTensors(model, checkpoint);
    return await use(model);
  } finally {
    disposeModel(model);
  }
}
