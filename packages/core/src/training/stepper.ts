// Updates of the players: the first of each is traced through tfjs and recorded, the others are replays of it, as many in a
// row as the feeds hold.
import { capture, type Program } from '@ganvil/kernels-as';
import type { Dataset } from '../datasets/types.ts';
import { sizeOf } from '../nn/layer.ts';
import type * as tf from '../tf.ts';
import type { Scalars } from './events.ts';
import {
  advanceFeed,
  createFeed,
  disposeFeed,
  type Feed,
  fillFeed,
  logScalar,
  readScalars,
  realBatches,
} from './feed.ts';
import type { Model } from './model.ts';
import type { Player } from './player.ts';
import { type Report, update } from './update.ts';
import type { Updates } from './updateCounts.ts';
import {
  createInputs,
  createRealBatch,
  disposeInputs,
  disposeRealBatch,
  loadInputs,
  setRealBatch,
  type UpdateInputs,
} from './updateInputs.ts';

/** Bytes of real samples that are written ahead, at most. */
const MAX_BYTES_AHEAD = 4 * 2 ** 20;
/** Steps that are written ahead, at most. */
const MAX_STEPS_AHEAD = 64;
/** Milliseconds of steps in a row, about. */
const SLICE = 4;

export interface Stepper {
  /** Steps that may run in a row: what fits into the feeds and takes a few milliseconds. */
  readonly most: number;
  /** The update of `player` that follows on `done`. False where it diverged: it was not applied. */
  update(player: string, done: Updates): boolean;
  /**
   * Up to `times` steps of the game's schedule that follow on `done`, but not more than fit into the feeds: the scalars of each,
   * and the updates done. Fewer than asked for where an update diverged, which was not applied.
   */
  steps(times: number, done: Updates): { scalars: Scalars[]; done: Updates };
  /** The scalars of the latest update of each player. */
  scalars(): Scalars;
  /** Why an update that was to be recorded could not be. */
  unrecorded(): string | undefined;
  dispose(): void;
}

/** The updates of one player. */
interface PlayerUpdates {
  readonly player: Player;
  readonly feed: Feed;
  readonly inputs: UpdateInputs;
  /** One update, its inputs taken from the feed. */
  run(): boolean;
  program?: Program;
  recordable: boolean;
  reason?: string;
}

export function createStepper(model: Model, dataset: Dataset): Stepper {
  const { config, game } = model;
  const schedule = game.schedule(config);
  const batch = createRealBatch(model);
  const capacity = stepsAhead(model);
  const all = schedule.map(([name, times]) =>
    createUpdates(model, model.players[name], times, capacity * times, batch),
  );
  const of = (name: string): PlayerUpdates => all.find(({ player }) => player.name === name)!;
  const leader = all.find(({ feed }) => feed.needs.real === 'next');
  let batchNumber = 0; // the update of the leader whose real samples are in the batch
  let latest: Scalars = {};
  let pace = 1;

  /** Beside its fakes an update may read the real samples that were read last, also after a resume. */
  const restoreBatch = (done: Updates): void => {
    if (!leader) return;
    const last = Math.max(1, done[leader.player.name]);
    if (batchNumber === last) return;
    const { data, labels } = realBatches(model, dataset, last - 1, 1);
    setRealBatch(batch, data, labels);
    batchNumber = last;
  };

  return {
    get most() {
      return Math.min(capacity, pace);
    },
    update(name, done) {
      const one = of(name);
      fillFeed(model, dataset, one.feed, done[name], 1);
      if (one.feed.needs.real === 'latest') restoreBatch(done);
      const finite = runOrReplay(model, one, all);
      if (one === leader) batchNumber = done[name] + 1;
      if (finite) latest = { ...latest, ...readScalars(one.feed, 1, 1)[0] };
      return finite;
    },
    steps(times, done) {
      const wanted = Math.min(times, capacity);
      const begun = performance.now();
      for (const { player, feed } of all)
        fillFeed(model, dataset, feed, done[player.name], wanted * feed.perStep);
      const { counts, steps } = runSteps(model, all, wanted);
      const after = Object.fromEntries(
        all.map(({ player }, i) => [player.name, done[player.name] + counts[i]]),
      );
      if (leader) batchNumber = after[leader.player.name];
      const parts = all.map(({ feed }) => readScalars(feed, steps, feed.perStep));
      const scalars = Array.from(
        { length: steps },
        (_, i): Scalars => Object.assign({}, ...parts.map((part) => part[i])),
      );
      latest = scalars.at(-1) ?? latest;
      pace = Math.max(1, Math.floor((steps * SLICE) / (performance.now() - begun)));
      return { scalars, done: { ...done, ...after } };
    },
    scalars: () => latest,
    unrecorded: () => all.find(({ reason }) => reason)?.reason,
    dispose() {
      disposeRealBatch(batch);
      for (const { feed, inputs, program } of all) {
        disposeInputs(inputs);
        disposeFeed(feed);
        program?.dispose();
      }
    },
  };
}

/** Steps that the feeds hold. */
function stepsAhead({ config, game, data }: Model): number {
  const needs = game.needs(config);
  const batches = game.schedule(config).map(([name, times]) => (needs[name].real === 'next' ? times : 0));
  const bytes = 4 * config.batchSize * sizeOf(data.sampleShape) * Math.max(1, ...batches);
  return Math.max(1, Math.min(MAX_STEPS_AHEAD, Math.floor(MAX_BYTES_AHEAD / bytes)));
}

function createUpdates(
  model: Model,
  player: Player,
  perStep: number,
  rows: number,
  batch: UpdateInputs['batch'],
): PlayerUpdates {
  const feed = createFeed(model, player, perStep, rows);
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

/** Up to `wanted` steps; the updates of each player and the whole steps that were done before one diverged. */
function runSteps(
  model: Model,
  all: readonly PlayerUpdates[],
  wanted: number,
): { counts: number[]; steps: number } {
  const counts = all.map(() => 0);
  for (let steps = 0; steps < wanted; steps++) {
    for (const [i, one] of all.entries())
      for (let time = 0; time < one.feed.perStep; time++) {
        if (!runOrReplay(model, one, all)) return { counts, steps };
        counts[i]++;
      }
  }
  return { counts, steps: wanted };
}

/** One update: replayed where it has been recorded. */
function runOrReplay(model: Model, one: PlayerUpdates, all: readonly PlayerUpdates[]): boolean {
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
  return Object.values(players).flatMap(({ weights, statistics, optimizerState, averages }) =>
    [weights, statistics, ...Object.values(optimizerState), averages ?? {}].flatMap((params) =>
      Object.values(params).map((tensor) => tensor.dataId),
    ),
  );
}
