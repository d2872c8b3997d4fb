// The updates of one player: the first is traced through tfjs and recorded, the others are replays of it.
import { capture, type Program } from '@ganvil/kernels-as';
import type * as tf from '../tf.ts';
import { advanceFeed, createFeed, disposeFeed, type Feed } from './feed.ts';
import type { Model } from './model.ts';
import type { Player } from './player.ts';
import type { Exchange } from './ranks.ts';
import { logScalar } from './scalarLog.ts';
import { applyMean, createShards, disposeShards, passShard, totalOf } from './shardedUpdate.ts';
import { type Report, update } from './update.ts';
import { createInputs, disposeInputs, loadInputs, type RealBatch } from './updateInputs.ts';

/** A part of an update that is recorded by itself. */
interface Piece {
  /** Computes it, its inputs taken from the feed. False where it diverged. */
  run(): boolean;
  program?: Program;
}

/** The updates of one player. */
export interface PlayerUpdates {
  readonly player: Player;
  readonly feed: Feed;
  readonly pieces: readonly Piece[];
  /** One update, piece by piece, each of which `each` runs or replays. False where it diverged. */
  run(each: (piece: Piece) => boolean): boolean;
  recordable(): boolean;
  reason?: string;
  dispose(): void;
}

/**
 * A player's updates, of which a step has `perStep` and the feed holds `rows`; `watched`: with the gradients of its layers; `exchange` adds
 * what other ranks have computed.
 */
export function createPlayerUpdates(
  model: Model,
  player: Player,
  perStep: number,
  rows: number,
  batch: RealBatch,
  watched: boolean,
  exchange?: Exchange,
): PlayerUpdates {
  const feed = createFeed(model, player, perStep, rows, watched);
  const report: Report = (name, value) => {
    logScalar(feed, name, value as tf.Scalar);
    return value as tf.Scalar;
  };
  const parts = model.part.shards > 1 ? inShards : inOne;
  return { player, feed, ...parts(model, feed, batch, report, exchange) };
}

type Parts = Pick<PlayerUpdates, 'pieces' | 'run' | 'recordable' | 'dispose'>;

/** Updates of the whole batch at once. */
function inOne(model: Model, feed: Feed, batch: RealBatch, report: Report): Parts {
  const inputs = createInputs(model, feed, batch, [model.part.size]);
  const piece: Piece = {
    run() {
      loadInputs(model, inputs, feed);
      const finite = update(model, feed, inputs, report);
      if (finite) advanceFeed(feed);
      return finite;
    },
  };
  return {
    pieces: [piece],
    run: (each) => each(piece),
    recordable: () => model.config.execution === 'replay',
    dispose() {
      disposeInputs(inputs);
      disposeFeed(feed);
    },
  };
}

/** Updates shard by shard. The first one is not recorded: it finds out what a shard gives. */
function inShards(model: Model, feed: Feed, batch: RealBatch, report: Report, exchange?: Exchange): Parts {
  const shards = createShards(model, feed, batch);
  const always = (run: () => void): Piece => ({
    run() {
      run();
      return true;
    },
  });
  const load = always(() => loadInputs(model, shards.whole, feed));
  const pass = always(() => passShard(model, feed, shards));
  const apply: Piece = {
    run() {
      const finite = applyMean(model, feed, shards, report);
      if (finite) advanceFeed(feed);
      return finite;
    },
  };
  let known = false;
  return {
    pieces: [load, pass, apply],
    run(each) {
      each(load);
      for (let i = 0; i < model.part.own; i++) each(pass);
      const total = totalOf(model, shards);
      if (exchange) shards.total = exchange(total);
      const finite = each(apply);
      known = true;
      return finite;
    },
    recordable: () => known && model.config.execution === 'replay',
    dispose() {
      disposeShards(shards);
      disposeFeed(feed);
    },
  };
}

/** One update: replayed where it has been recorded. False where it diverged. */
export function runOrReplay(model: Model, one: PlayerUpdates, all: readonly PlayerUpdates[]): boolean {
  return one.run((piece) => (piece.program ? piece.program.run() : record(model, one, piece, all)));
}

/** A piece of an update through tfjs; recorded, if the backend can and the state stays where it is. */
function record(model: Model, one: PlayerUpdates, piece: Piece, all: readonly PlayerUpdates[]): boolean {
  if (one.reason !== undefined || !one.recordable()) return piece.run();
  const before = addresses(model);
  const recorded = all.flatMap(({ pieces }) => pieces.flatMap(({ program }) => program ?? []));
  const { result, program, reason } = capture(() => piece.run(), recorded[0]); // others never run at the same time
  const stayed = addresses(model).every((id, i) => id === before[i]);
  if (stayed && program) piece.program = program;
  else {
    program?.dispose();
    one.reason = reason ?? 'its state does not stay where it is';
  }
  return result;
}

/** Frees what the updates of a player need, beside the model and the batch that players share. */
export function disposeUpdates(one: PlayerUpdates): void {
  one.dispose();
  for (const { program } of one.pieces) program?.dispose();
}

/** Where the state of a model lives: a recorded update writes there. */
function addresses({ players }: Model): object[] {
  return Object.values(players).flatMap(({ weights, statistics, optimizerState, averages, history }) =>
    [weights, statistics, ...Object.values(optimizerState), averages ?? {}, history ?? {}].flatMap((params) =>
      Object.values(params).map((tensor) => tensor.dataId),
    ),
  );
}
