// What the host writes ahead for a player's next updates, so that many of them run without it, and what they log.
import { assign } from '@ganvil/kernels-as';
import { increment } from '@ganvil/kernels-as/internal';
import type { Dataset } from '../datasets/types.ts';
import type { Needs } from '../games/types.ts';
import { streams } from '../random/streams.ts';
import * as tf from '../tf.ts';
import { createLayerNorms, disposeLayerNorms, type LayerNorms } from './layerNorms.ts';
import type { Model } from './model.ts';
import { createNoiseFeed, disposeNoiseFeed, fillNoiseFeed, type NoiseFeed } from './noiseFeed.ts';
import type { Player } from './player.ts';
import { playerSettings } from './playerSettings.ts';
import { decayAt, instanceNoiseAt, learningRateAt, ratesOf } from './rates.ts';
import { labelledBatches, realBatches } from './realBatches.ts';
import { createScalarLog, type ScalarLog } from './scalarLog.ts';

/** Draws of an update: of its loss and penalty, and of its layers. */
const DRAWS = { round: 16, layers: 128 };

/** One row for each update; all kept. Tensors that the player does not need are absent. */
export interface Feed extends ScalarLog {
  readonly rows: number;
  readonly player: Player;
  readonly needs: Needs;
  /** Updates of the player in a step. */
  readonly perStep: number;
  /** What the optimizer reads, [rows, numbers]. */
  rates: tf.Tensor2D;
  /** Decays of the averages that follow the update. */
  decays: tf.Tensor1D;
  /** Decays of the mean of all weights so far. */
  historyDecays?: tf.Tensor1D;
  /** Standard deviations of the noise on what D reads. */
  instanceNoise?: tf.Tensor1D;
  /** The learning rate of another player. */
  learningRates?: tf.Tensor1D;
  /** Keys of the latents, int32 [rows, 5]. */
  latentKeys?: tf.Tensor2D;
  /** Classes that a batch draws [rows, batchSize], int32. */
  drawnClasses?: tf.Tensor2D;
  /** Real samples [rows, batchSize, ...shape] and their labels [rows, batchSize], int32; where they are the next of the data. */
  real?: tf.Tensor;
  labels?: tf.Tensor2D;
  /** Their places in the data [rows, batchSize], int32. */
  indices?: tf.Tensor2D;
  /** Labelled samples [rows, batchSize, ...shape], and their classes [rows, batchSize], int32. */
  labelledSamples?: tf.Tensor;
  labelledClasses?: tf.Tensor2D;
  /** Random numbers of the loss and the penalty, and of layers. */
  readonly roundNoise?: NoiseFeed;
  readonly layerNoise?: NoiseFeed;
  /** Gradients of the player's layers, where anyone asks. */
  readonly layerNorms?: LayerNorms;
}

/** A feed of `rows` updates of a player; `watched`: with the gradients of its layers. */
export function createFeed(
  model: Model,
  player: Player,
  perStep: number,
  rows: number,
  watched: boolean,
): Feed {
  const { config, game, classes, data } = model;
  const { batchSize } = config;
  const needs = game.needs(config)[player.name];
  const zeros = <T extends tf.Tensor>(dims: number[], dtype?: 'int32'): T =>
    tf.keep(tf.zeros(dims, dtype)) as T;
  const numbers = ratesOf(player.settings, config, 1, 0).length;
  const next = needs.real === 'next';
  const draws = Object.values(model.owners).some(({ functions }) =>
    Object.values(functions).some((layer) => layer.draws),
  );
  return {
    rows,
    player,
    needs,
    perStep,
    rates: zeros([rows, numbers]),
    decays: zeros([rows]),
    historyDecays: player.history ? zeros([rows]) : undefined,
    instanceNoise: config.instanceNoise > 0 ? zeros([rows]) : undefined,
    learningRates: needs.learningRateOf === undefined ? undefined : zeros([rows]),
    latentKeys: needs.latents ? zeros([rows, 5], 'int32') : undefined,
    drawnClasses: needs.classes === 'drawn' && classes > 0 ? zeros([rows, batchSize], 'int32') : undefined,
    real: next ? zeros([rows, batchSize, ...data.sampleShape]) : undefined,
    labels: next && readsLabels(model) ? zeros([rows, batchSize], 'int32') : undefined,
    indices: next && readsIndices(model) ? zeros([rows, batchSize], 'int32') : undefined,
    labelledSamples: needs.labelledBatch ? zeros([rows, batchSize, ...data.sampleShape]) : undefined,
    labelledClasses: needs.labelledBatch ? zeros([rows, batchSize], 'int32') : undefined,
    roundNoise: needs.noise ? createNoiseFeed(rows, DRAWS.round) : undefined,
    layerNoise: draws ? createNoiseFeed(rows, DRAWS.layers) : undefined,
    layerNorms: watched ? createLayerNorms(Object.keys(player.weights)) : undefined,
    ...createScalarLog(rows),
  };
}

/** Whether any player reads the labels of the real samples. */
export function readsLabels({ game, config, classes }: Model): boolean {
  return classes > 0 || Object.values(game.needs(config)).some(({ labels }) => labels);
}

/** Whether any player reads the places of the real samples in the data. */
export function readsIndices({ game, config }: Model): boolean {
  return Object.values(game.needs(config)).some(({ indices }) => indices);
}

/** Frees every tensor of a feed. */
export function disposeFeed(feed: Feed): void {
  tf.dispose(Object.values(feed).filter((value) => value instanceof tf.Tensor));
  for (const noise of [feed.roundNoise, feed.layerNoise]) if (noise) disposeNoiseFeed(noise);
  if (feed.layerNorms) disposeLayerNorms(feed.layerNorms);
}

/**
 * Writes the rows of `count` updates, the first of which follows on `done` of them. `step`: the whole steps done, where that does not
 * follow from the number of the update.
 */
export function fillFeed(
  model: Model,
  dataset: Dataset,
  feed: Feed,
  done: number,
  count: number,
  step?: number,
): void {
  const { random } = model;
  const { index } = feed.player;
  const numbers = Array.from({ length: count }, (_, i) => done + i + 1);
  feed.cursor = assign(feed.cursor, Int32Array.of(0));
  fillRates(model, feed, numbers, step);
  if (feed.latentKeys) {
    const keys = numbers.flatMap((number) => random.key(streams.latent, latentStep(index, number)));
    feed.latentKeys = assign(feed.latentKeys, Int32Array.from(keys));
  }
  if (feed.drawnClasses) feed.drawnClasses = assign(feed.drawnClasses, drawnClasses(model, numbers));
  if (feed.real) {
    const { data, labels, indices } = realBatches(model, dataset, done, count);
    feed.real = assign(feed.real, data);
    if (feed.labels) feed.labels = assign(feed.labels, labels);
    if (feed.indices) feed.indices = assign(feed.indices, Int32Array.from(indices));
  }
  if (feed.labelledSamples && feed.labelledClasses) {
    const { data, labels } = labelledBatches(model, dataset, done, count);
    feed.labelledSamples = assign(feed.labelledSamples, data);
    feed.labelledClasses = assign(feed.labelledClasses, labels);
  }
  if (feed.roundNoise)
    fillNoiseFeed(feed.roundNoise, random, streams.penalty, index === 1 ? 0 : index + 1, numbers);
  if (feed.layerNoise) fillNoiseFeed(feed.layerNoise, random, streams.layers, index, numbers);
}

function fillRates({ config }: Model, feed: Feed, numbers: readonly number[], step?: number): void {
  const { player, perStep, needs } = feed;
  const stepOf = (number: number) => step ?? Math.floor((number - 1) / perStep);
  const rates = numbers.flatMap((number) => ratesOf(player.settings, config, number, stepOf(number)));
  feed.rates = assign(feed.rates, Float32Array.from(rates));
  feed.decays = assign(
    feed.decays,
    Float32Array.from(numbers, (number) => decayAt(config, number)),
  );
  if (feed.historyDecays)
    feed.historyDecays = assign(
      feed.historyDecays,
      Float32Array.from(numbers, (number) => number / (number + 1)),
    );
  if (feed.instanceNoise) {
    const levels = numbers.map((number) => instanceNoiseAt(config, stepOf(number)));
    feed.instanceNoise = assign(feed.instanceNoise, Float32Array.from(levels));
  }
  if (!feed.learningRates || needs.learningRateOf === undefined) return;
  const settings = playerSettings(config, needs.learningRateOf);
  const others = numbers.map((number) => learningRateAt(settings, config, stepOf(number)));
  feed.learningRates = assign(feed.learningRates, Float32Array.from(others));
}

/** The step of the stream of latents: updates of the first two players take turns, others have ranges of their own. */
function latentStep(index: number, number: number): number {
  return index < 2 ? 2 * number + (1 - index) : index * 2 ** 48 + number;
}

/** Classes, each as likely as the others, for updates [count, batchSize], flat. */
function drawnClasses({ config, random, classes }: Model, numbers: readonly number[]): Int32Array {
  const { batchSize } = config;
  const drawn = new Int32Array(numbers.length * batchSize);
  for (const [i, number] of numbers.entries()) {
    const bits = random.bits(streams.classes, number, batchSize);
    for (let k = 0; k < batchSize; k++) drawn[i * batchSize + k] = bits[k] % classes;
  }
  return drawn;
}

/** Ends the present update; a command of it. */
export function advanceFeed(feed: Feed): void {
  feed.cursor = increment(feed.cursor);
}
