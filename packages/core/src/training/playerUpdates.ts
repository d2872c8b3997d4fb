// The updates of one player: the first is traced through tfjs and recorded, the others are replays of it.
import { capture, type Program } from '@ganvil/kernels-as';
import type * as tf from '../tf.ts';
import { advanceFeed, createFeed, type Feed } from './feed.ts';
import type { Model } from './model.ts';
import type { Player } from './player.ts';
import { logScalar } from './scalarLog.ts';
import { type Report, update } from './update.ts';
import { createInputs, loadInputs, type UpdateInputs } from './updateInputs.ts';

/** The updates of one player. */
export interface PlayerUpdates {
  readonly player: Player;
  readonly feed: Feed;
  readonly inputs: UpdateInputs;
  /** One update, its inputs taken from the feed. */
  run(): boolean;
  program?: Program;
  recordable: boolean;
  reason?: string;
}

/** A player's updates, of which a step has `perStep` and the feed holds `rows`; `watched`: with the gradients of its layers. */
export function createPlayerUpdates(
  model: Model,
  player: Player,
  perStep: number,
  rows: number,
  batch: UpdateInputs['batch'],
  watched: boolean,
): PlayerUpdates {
  const feed = createFeed(model, player, perStep, rows, watched);
  const inputs = createInputs(model, feed, batch);
  const report: Report = (name, value) => {
    logScalar(feed, name, value as tf.Scalar);
    return value as tf.Scalar;
  };
  const run = (): boolean => {
    loadInputs(model, inputs, feed);
    const finite = update(model, feed, inputs, report);
    if (finite) advanceFeed(feed);
    return finite;
  };
  return { player, feed, inputs, run, recordable: model.config.execution === 'replay' };
}

/** One update: replayed where it has been recorded. False where it diverged. */
export function runOrReplay(model: Model, one: PlayerUpdates, all: readonly PlayerUpdates[]): boolean {
  return one.program ? one.program.run() : record(model, one, all);
}

/** An update through tfjs; recorded, if the backend can and the state stays where it is. */
function record(model: Model, one: PlayerUpdates, all: readonly PlayerUpdates[]): boolean {
  if (!one.recordable) return one.run();
  const before = addresses(model);
  const beside = all.find(({ program }) => program)?.program; // updates of others never run at the same time
  const { result, program, reason } = capture(() => one.run(), beside);
  const stayed = addresses(model).every((id, i) => id === before[i]);
  if (stayed && program) one.program = program;
  else {
    program?.dispose();
    one.recordable = false;
    one.reason = reason ?? 'its state does not stay where it is';
  }
  return result;
}

/** Where the state of a model lives: a recorded update writes there. */
function addresses({ players }: Model): object[] {
  return Object.values(players).flatMap(({ weights, statistics, optimizerState, averages, history }) =>
    [weights, statistics, ...Object.values(optimizerState), averages ?? {}, history ?? {}].flatMap((params) =>
      Object.values(params).map((tensor) => tensor.dataId),
    ),
  );
}
