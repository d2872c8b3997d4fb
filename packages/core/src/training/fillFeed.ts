// Rows of a feed, written ahead by the host.
import { assign } from '@ganvil/kernels-as';
import type { Dataset } from '../datasets/types.ts';
import { streams } from '../random/streams.ts';
import type { Feed } from './feed.ts';
import { type Model, stepOf } from './model.ts';
import { fillNoiseFeed } from './noiseFeed.ts';
import { decayAt, instanceNoiseAt, ratesOf } from './rates.ts';
import { labelledBatches, prefetchBatches, realBatches } from './realBatches.ts';

/** The updates that a feed is filled for. */
export interface FeedRange {
  /** Updates of its player before the first of them. */
  readonly done: number;
  readonly count: number;
  /** The whole steps done, where that does not follow from the number of the update. */
  readonly step?: number;
  /** Updates of another player before the update of row `row`. */
  readonly others: (player: string, row: number) => number;
}

/** Writes the rows of the next updates. */
export function fillFeed(model: Model, dataset: Dataset, feed: Feed, range: FeedRange): void {
  const { done, count } = range;
  const { random, part } = model;
  const { index } = feed.player;
  const numbers = Array.from({ length: count }, (_, i) => done + i + 1);
  feed.cursor = assign(feed.cursor, Int32Array.of(0));
  if (feed.shardRow) feed.shardRow = assign(feed.shardRow, Int32Array.of(0));
  fillRates(model, feed, numbers, range);
  if (feed.latentKeys) {
    const keys = numbers.flatMap((number) =>
      shardsOf(part).flatMap((shard) => random.key(streams.latent, latentStep(index, number, shard))),
    );
    feed.latentKeys = assign(feed.latentKeys, Int32Array.from(keys));
  }
  if (feed.drawnClasses) feed.drawnClasses = assign(feed.drawnClasses, drawnClasses(model, numbers));
  if (feed.real) {
    const { data, labels, indices } = realBatches(model, dataset, done, count);
    feed.real = assign(feed.real, data);
    if (feed.labels) feed.labels = assign(feed.labels, labels);
    if (feed.indices) feed.indices = assign(feed.indices, Int32Array.from(indices));
    prefetchBatches(model, dataset, done + count, count);
  }
  if (feed.labelledSamples && feed.labelledClasses) {
    const { data, labels } = labelledBatches(model, dataset, done, count);
    feed.labelledSamples = assign(feed.labelledSamples, data);
    feed.labelledClasses = assign(feed.labelledClasses, labels);
    if (dataset.labelled) prefetchBatches(model, dataset.labelled, done + count, count, streams.labelled);
  }
  fillNoise(model, feed, numbers);
}

function fillNoise({ random, part }: Model, feed: Feed, numbers: readonly number[]): void {
  const { index } = feed.player;
  const shards = shardsOf(part);
  if (feed.roundNoise)
    fillNoiseFeed(feed.roundNoise, random, streams.penalty, index === 1 ? 0 : index + 1, numbers, shards);
  if (feed.layerNoise) fillNoiseFeed(feed.layerNoise, random, streams.layers, index, numbers, shards);
}

function fillRates(model: Model, feed: Feed, numbers: readonly number[], { step, others }: FeedRange): void {
  const { config } = model;
  const { player, perStep, needs } = feed;
  const stepBefore = (number: number) => step ?? stepOf(model, player.name, perStep, number - 1);
  const rates = numbers.flatMap((number) => ratesOf(player.settings, config, number, stepBefore(number)));
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
    const levels = numbers.map((number) => instanceNoiseAt(config, stepBefore(number)));
    feed.instanceNoise = assign(feed.instanceNoise, Float32Array.from(levels));
  }
  if (!feed.ratesAhead || !needs.ahead) return;
  const { player: name, updates } = needs.ahead;
  const { settings } = model.players[name];
  const ahead = numbers.flatMap((number, row) =>
    Array.from({ length: updates }, (_, i) =>
      ratesOf(settings, config, others(name, row) + i + 1, stepBefore(number)),
    ).flat(),
  );
  feed.ratesAhead = assign(feed.ratesAhead, Float32Array.from(ahead));
}

/**
 * The step of the stream of latents: updates of the first two players take turns, others have ranges of their own; in each of these, shards
 * have ranges of 2^40.
 */
function latentStep(index: number, number: number, shard: number): number {
  const step = index < 2 ? 2 * number + (1 - index) : index * 2 ** 48 + number;
  return step + shard * 2 ** 40;
}

/** Classes, each as likely as the others, for the part of updates that is computed here [count, own samples], flat. */
function drawnClasses({ config, random, classes, part }: Model, numbers: readonly number[]): Int32Array {
  const [from, length] = [part.first * part.size, part.own * part.size];
  const drawn = new Int32Array(numbers.length * length);
  for (const [i, number] of numbers.entries()) {
    const bits = random.bits(streams.classes, number, config.batchSize);
    for (let k = 0; k < length; k++) drawn[i * length + k] = bits[from + k] % classes;
  }
  return drawn;
}

/** The shards that are computed here. */
const shardsOf = ({ first, own }: Model['part']): number[] =>
  Array.from({ length: own }, (_, i) => first + i);
