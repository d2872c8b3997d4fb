// What an update reads, at places that stay. It is written by commands that are part of the update, recorded or not: rows
// that the host has put into the feed, and random numbers.
import { assign } from '@ganvil/kernels-as';
import { drawRow, takeRow } from '@ganvil/kernels-as/internal';
import type { Needs } from '../games/types.ts';
import { latentOf } from '../random/drawLatents.ts';
import * as tf from '../tf.ts';
import { type Feed, readsIndices, readsLabels } from './feed.ts';
import type { Model } from './model.ts';
import { ratesOf } from './rates.ts';
import type { RealSamples } from './realBatches.ts';

/** The real samples that were read last, by whatever player. */
export interface RealBatch {
  /** [batchSize, ...shape]. */
  samples: tf.Tensor;
  /** Labels [batchSize], int32; only where somebody reads them. */
  labels?: tf.Tensor1D;
  /** Places in the data [batchSize], int32; only where somebody reads them. */
  indices?: tf.Tensor1D;
}

/** What the updates of one player read. */
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
  learningRate?: tf.Scalar;
  /** The numbers that latents are made of [batchSize, latentDim]. */
  latentNumbers?: tf.Tensor2D;
  /** Drawn classes [batchSize], int32. */
  drawnClasses?: tf.Tensor1D;
  /** Labelled samples [batchSize, ...shape], and their classes [batchSize], int32. */
  labelledSamples?: tf.Tensor;
  labelledClasses?: tf.Tensor1D;
}

const zeros = <T extends tf.Tensor>(dims: readonly number[], dtype?: 'int32'): T =>
  tf.keep(tf.zeros([...dims], dtype)) as T;

/** The batch that all players share. */
export function createRealBatch(model: Model): RealBatch {
  const { batchSize } = model.config;
  return {
    samples: zeros([batchSize, ...model.data.sampleShape]),
    labels: readsLabels(model) ? zeros([batchSize], 'int32') : undefined,
    indices: readsIndices(model) ? zeros([batchSize], 'int32') : undefined,
  };
}

/** The inputs of the updates that a feed is for. */
export function createInputs(
  { config, classes, data }: Model,
  { needs, player }: Feed,
  batch: RealBatch,
): UpdateInputs {
  const { batchSize, latentDim } = config;
  return {
    needs,
    batch,
    rates: zeros([ratesOf(player.settings, config, 1, 0).length]),
    decay: zeros([]),
    historyDecay: player.history ? zeros([]) : undefined,
    instanceNoise: config.instanceNoise > 0 ? zeros([]) : undefined,
    learningRate: needs.learningRateOf === undefined ? undefined : zeros([]),
    latentNumbers: needs.latents ? zeros<tf.Tensor2D>([batchSize, latentDim]) : undefined,
    drawnClasses: needs.classes === 'drawn' && classes > 0 ? zeros([batchSize], 'int32') : undefined,
    labelledSamples: needs.labelledBatch ? zeros([batchSize, ...data.sampleShape]) : undefined,
    labelledClasses: needs.labelledBatch ? zeros([batchSize], 'int32') : undefined,
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
export function loadInputs({ config, random }: Model, input: UpdateInputs, feed: Feed): void {
  const { cursor } = feed;
  if (input.latentNumbers && feed.latentKeys) {
    const { draws } = latentOf(config);
    input.latentNumbers = drawRow(input.latentNumbers, draws, feed.latentKeys, cursor, random);
  }
  input.rates = takeRow(input.rates, feed.rates, cursor);
  input.decay = takeRow(input.decay, feed.decays, cursor);
  if (input.historyDecay && feed.historyDecays)
    input.historyDecay = takeRow(input.historyDecay, feed.historyDecays, cursor);
  if (input.instanceNoise && feed.instanceNoise)
    input.instanceNoise = takeRow(input.instanceNoise, feed.instanceNoise, cursor);
  if (input.learningRate && feed.learningRates)
    input.learningRate = takeRow(input.learningRate, feed.learningRates, cursor);
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

/** Puts a batch in place that no feed brings: the latest one of a run that is resumed. */
export function setRealBatch(batch: RealBatch, { data, labels, indices }: RealSamples): void {
  batch.samples = assign(batch.samples, data);
  if (batch.labels) batch.labels = assign(batch.labels, labels);
  if (batch.indices) batch.indices = assign(batch.indices, Int32Array.from(indices));
}

/** The latents [batchSize, latentDim] of the present update; undefined where the player reads none. */
export function latentsIn({ config }: Model, { latentNumbers }: UpdateInputs): tf.Tensor | undefined {
  const { batch } = latentOf(config);
  return latentNumbers && batch ? tf.tidy(() => batch(latentNumbers)) : latentNumbers;
}
