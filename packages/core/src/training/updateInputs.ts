// What an update reads, at places that stay. It is written by commands that are part of the update, recorded or not: rows
// that the host has put into the feed, and random numbers.
import { assign } from '@ganvil/kernels-as';
import { drawRow, takeRow } from '@ganvil/kernels-as/internal';
import type { Needs } from '../games/types.ts';
import { latentOf } from '../random/drawLatents.ts';
import * as tf from '../tf.ts';
import { drawRowOf, type Feed, readsIndices, readsLabels } from './feed.ts';
import type { Model } from './model.ts';
import { numbersOf } from './rates.ts';
import type { RealSamples } from './realBatches.ts';

/** The real samples that were read last, by whatever player: a batch [N], or the shards of one [own, N]. */
export interface RealBatch {
  /** [...N, ...shape]. */
  samples: tf.Tensor;
  /** Labels [...N], int32; only where somebody reads them. */
  labels?: tf.Tensor1D;
  /** Places in the data [...N], int32; only where somebody reads them. */
  indices?: tf.Tensor1D;
}

/** What the updates of one player read, of a batch [N] or of the shards of one [own, N]. */
export interface UpdateInputs {
  readonly needs: Needs;
  /** Shared with the other players. */
  readonly batch: RealBatch;
  /** The numbers of `ratesOf`. */
  rates: tf.Tensor1D;
  /** Decay of the averages that follow the update. */
  decay: tf.Scalar;
  /** Decay of the mean of all weights so far; where the player keeps it. */
  historyDecay?: tf.Scalar;
  /** Standard deviation of the noise on what D reads; where there is some. */
  instanceNoise?: tf.Scalar;
  /** Those of the next updates of another player [updates, numbers]. */
  ratesAhead?: tf.Tensor2D;
  /** The numbers that latents are made of [N, latentDim]; not of shards. */
  latentNumbers?: tf.Tensor2D;
  /** Drawn classes [...N], int32. */
  drawnClasses?: tf.Tensor1D;
  /** Labelled samples [...N, ...shape], and their classes [...N], int32. */
  labelledSamples?: tf.Tensor;
  labelledClasses?: tf.Tensor1D;
}

const zeros = <T extends tf.Tensor>(dims: readonly number[], dtype?: 'int32'): T =>
  tf.keep(tf.zeros([...dims], dtype)) as T;

/** The batch that all players share, of so many samples, or of `own` shards of so many. */
export function createRealBatch(model: Model, samples: readonly number[]): RealBatch {
  return {
    samples: zeros([...samples, ...model.data.sampleShape]),
    labels: readsLabels(model) ? zeros(samples, 'int32') : undefined,
    indices: readsIndices(model) ? zeros(samples, 'int32') : undefined,
  };
}

/** The inputs of the updates that a feed is for: those of a batch, or of `own` shards, which have no latents yet. */
export function createInputs(
  model: Model,
  { needs, player }: Feed,
  batch: RealBatch,
  samples: readonly number[],
): UpdateInputs {
  const { config, classes, data } = model;
  const alone = samples.length === 1;
  return {
    needs,
    batch,
    rates: zeros([numbersOf(player.settings, config)]),
    decay: zeros([]),
    historyDecay: player.history ? zeros([]) : undefined,
    instanceNoise: config.instanceNoise > 0 ? zeros([]) : undefined,
    ratesAhead: needs.ahead
      ? zeros([needs.ahead.updates, numbersOf(model.players[needs.ahead.player].settings, config)])
      : undefined,
    latentNumbers: needs.latents && alone ? zeros<tf.Tensor2D>([...samples, config.latentDim]) : undefined,
    drawnClasses: needs.classes === 'drawn' && classes > 0 ? zeros(samples, 'int32') : undefined,
    labelledSamples: needs.labelledBatch ? zeros([...samples, ...data.sampleShape]) : undefined,
    labelledClasses: needs.labelledBatch ? zeros(samples, 'int32') : undefined,
  };
}

/** Frees the inputs of a player, not the batch that it shares. */
export function disposeInputs({ needs: _, batch: __, ...tensors }: UpdateInputs): void {
  tf.dispose(Object.values(tensors).filter((tensor) => tensor !== undefined));
}

/** Frees the shared batch. */
export function disposeRealBatch({ samples, labels, indices }: RealBatch): void {
  tf.dispose([samples, labels, indices].filter((tensor) => tensor !== undefined));
}

/** Takes the inputs of the next update out of its feed. */
export function loadInputs(model: Model, input: UpdateInputs, feed: Feed): void {
  const { cursor } = feed;
  drawLatentNumbers(model, input, feed);
  input.rates = takeRow(input.rates, feed.rates, cursor);
  input.decay = takeRow(input.decay, feed.decays, cursor);
  if (input.historyDecay && feed.historyDecays)
    input.historyDecay = takeRow(input.historyDecay, feed.historyDecays, cursor);
  if (input.instanceNoise && feed.instanceNoise)
    input.instanceNoise = takeRow(input.instanceNoise, feed.instanceNoise, cursor);
  if (input.ratesAhead && feed.ratesAhead)
    input.ratesAhead = takeRow(input.ratesAhead, feed.ratesAhead, cursor);
  if (input.drawnClasses && feed.drawnClasses)
    input.drawnClasses = takeRow(input.drawnClasses, feed.drawnClasses, cursor);
  if (input.labelledSamples && feed.labelledSamples)
    input.labelledSamples = takeRow(input.labelledSamples, feed.labelledSamples, cursor);
  if (input.labelledClasses && feed.labelledClasses)
    input.labelledClasses = takeRow(input.labelledClasses, feed.labelledClasses, cursor);
  const { batch } = input;
  if (feed.real) batch.samples = takeRow(batch.samples, feed.real, cursor);
  if (feed.labels && batch.labels) batch.labels = takeRow(batch.labels, feed.labels, cursor);
  if (feed.indices && batch.indices) batch.indices = takeRow(batch.indices, feed.indices, cursor);
}

/** Draws the numbers that the latents of the present update, or of its present shard, are made of. */
function drawLatentNumbers({ config, random }: Model, input: UpdateInputs, feed: Feed): void {
  if (!input.latentNumbers || !feed.latentKeys) return;
  const { draws } = latentOf(config);
  input.latentNumbers = drawRow(input.latentNumbers, draws, feed.latentKeys, drawRowOf(feed), random);
}

/** Takes the inputs of shard `slot` (int32) out of those of all shards of the update; what is the same for all stays. */
export function loadShard(
  model: Model,
  input: UpdateInputs,
  whole: UpdateInputs,
  feed: Feed,
  slot: tf.Scalar,
): void {
  drawLatentNumbers(model, input, feed);
  const take = <T extends tf.Tensor>(target: T | undefined, all: tf.Tensor | undefined): T | undefined =>
    target && all ? takeRow(target, all, slot) : target;
  input.drawnClasses = take(input.drawnClasses, whole.drawnClasses);
  input.labelledSamples = take(input.labelledSamples, whole.labelledSamples);
  input.labelledClasses = take(input.labelledClasses, whole.labelledClasses);
  const { batch } = input;
  if (!input.needs.real && !input.needs.labels && !input.needs.indices) return;
  batch.samples = takeRow(batch.samples, whole.batch.samples, slot);
  batch.labels = take(batch.labels, whole.batch.labels);
  batch.indices = take(batch.indices, whole.batch.indices);
}

/** Puts a batch in place that no feed brings: the latest one of a run that is resumed. */
export function setRealBatch(batch: RealBatch, { data, labels, indices }: RealSamples): void {
  batch.samples = assign(batch.samples, data);
  if (batch.labels) batch.labels = assign(batch.labels, labels);
  if (batch.indices) batch.indices = assign(batch.indices, Int32Array.from(indices));
}

/** The latents [N, latentDim] of the present update, or of its present shard; undefined where the player reads none. */
export function latentsIn({ config }: Model, { latentNumbers }: UpdateInputs): tf.Tensor | undefined {
  const { batch } = latentOf(config);
  return latentNumbers && batch ? tf.tidy(() => batch(latentNumbers)) : latentNumbers;
}
