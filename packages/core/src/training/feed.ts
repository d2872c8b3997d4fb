// What the host writes ahead for a player's next updates, so that many of them run without it, and what they log.
import { increment } from '@ganvil/kernels-as/internal';
import type { Needs } from '../games/types.ts';
import * as tf from '../tf.ts';
import { createLayerNorms, disposeLayerNorms, type LayerNorms } from './layerNorms.ts';
import type { Model } from './model.ts';
import { createNoiseFeed, disposeNoiseFeed, type NoiseFeed } from './noiseFeed.ts';
import type { Player } from './player.ts';
import { numbersOf } from './rates.ts';
import { createScalarLog, type ScalarLog } from './scalarLog.ts';
import type { Watch } from './watch.ts';

/** Draws of an update: of its loss and penalty, and of its layers. */
const DRAWS = { round: 16, layers: 128 };

/** One row for each update, or for each of its shards; all kept. Tensors that the player does not need are absent. N: samples of a batch that are computed here. */
export interface Feed extends ScalarLog {
  readonly rows: number;
  readonly player: Player;
  readonly needs: Needs;
  /** Updates of the player in a step. */
  readonly perStep: number;
  /** The row of the next shard, int32, where an update has several. */
  shardRow?: tf.Scalar;
  /** What the optimizer reads, [rows, numbers]. */
  rates: tf.Tensor2D;
  /** Decays of the averages that follow the update. */
  decays: tf.Tensor1D;
  /** Decays of the mean of all weights so far. */
  historyDecays?: tf.Tensor1D;
  /** Standard deviations of the noise on what D reads. */
  instanceNoise?: tf.Tensor1D;
  /** What the optimizer of another player reads in its next updates, [rows, updates, numbers]. */
  ratesAhead?: tf.Tensor3D;
  /** Keys of the latents, int32 [rows of shards, 5]. */
  latentKeys?: tf.Tensor2D;
  /** Classes that a batch draws [rows, N], int32. */
  drawnClasses?: tf.Tensor2D;
  /** Real samples [rows, N, ...shape] and their labels [rows, N], int32; where they are the next of the data. */
  real?: tf.Tensor;
  labels?: tf.Tensor2D;
  /** Their places in the data [rows, N], int32. */
  indices?: tf.Tensor2D;
  /** Labelled samples [rows, N, ...shape], and their classes [rows, N], int32. */
  labelledSamples?: tf.Tensor;
  labelledClasses?: tf.Tensor2D;
  /** Random numbers of the loss and the penalty, and of layers. */
  readonly roundNoise?: NoiseFeed;
  readonly layerNoise?: NoiseFeed;
  /** Gradients of the player's layers, where anyone asks. */
  readonly layerNorms?: LayerNorms;
  /** Who looks on while an update runs through tfjs. */
  watch?: Watch;
}

const zeros = <T extends tf.Tensor>(dims: number[], dtype?: 'int32'): T =>
  tf.keep(tf.zeros(dims, dtype)) as T;

/** A feed of `rows` updates of a player; `watched`: with the gradients of its layers. */
export function createFeed(
  model: Model,
  player: Player,
  perStep: number,
  rows: number,
  watched: boolean,
): Feed {
  const { config, game, classes, data, part } = model;
  const batch = part.own * part.size;
  const shardRows = part.own * rows;
  const needs = game.needs(config)[player.name];
  const { ahead } = needs;
  const next = needs.real === 'next';
  return {
    rows,
    player,
    needs,
    perStep,
    shardRow: part.shards > 1 ? tf.keep(tf.scalar(0, 'int32')) : undefined,
    rates: zeros([rows, numbersOf(player.settings, config)]),
    decays: zeros([rows]),
    historyDecays: player.history ? zeros([rows]) : undefined,
    instanceNoise: config.instanceNoise > 0 ? zeros([rows]) : undefined,
    ratesAhead: ahead
      ? zeros([rows, ahead.updates, numbersOf(model.players[ahead.player].settings, config)])
      : undefined,
    latentKeys: needs.latents ? zeros([shardRows, 5], 'int32') : undefined,
    drawnClasses: needs.classes === 'drawn' && classes > 0 ? zeros([rows, batch], 'int32') : undefined,
    real: next ? zeros([rows, batch, ...data.sampleShape]) : undefined,
    labels: next && readsLabels(model) ? zeros([rows, batch], 'int32') : undefined,
    indices: next && readsIndices(model) ? zeros([rows, batch], 'int32') : undefined,
    labelledSamples: needs.labelledBatch ? zeros([rows, batch, ...data.sampleShape]) : undefined,
    labelledClasses: needs.labelledBatch ? zeros([rows, batch], 'int32') : undefined,
    roundNoise: needs.noise ? createNoiseFeed(shardRows, DRAWS.round) : undefined,
    layerNoise: layersDraw(model) ? createNoiseFeed(shardRows, DRAWS.layers) : undefined,
    layerNorms: watched ? createLayerNorms(Object.keys(player.weights)) : undefined,
    ...createScalarLog(rows),
  };
}

function layersDraw({ owners }: Model): boolean {
  return Object.values(owners).some(({ functions }) => Object.values(functions).some((layer) => layer.draws));
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

/** Ends the present update; a command of it. */
export function advanceFeed(feed: Feed): void {
  feed.cursor = increment(feed.cursor);
}

/** The row of what the present update, or its present shard, draws. */
export const drawRowOf = ({ shardRow, cursor }: Feed): tf.Scalar => shardRow ?? cursor;
