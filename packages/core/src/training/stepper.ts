// Steps of a game: updates of its players in turn, as many in a row as their feeds hold.
import type { Dataset } from '../datasets/types.ts';
import { LostRank } from '../errors.ts';
import { sizeOf } from '../nn/layer.ts';
import type { Scalars } from './events.ts';
import { fillFeed } from './fillFeed.ts';
import { guidedSteps } from './guidedSteps.ts';
import { readLayerNorms } from './layerNorms.ts';
import { type Model, stepsOf } from './model.ts';
import { createPlayerUpdates, disposeUpdates, type PlayerUpdates, runOrReplay } from './playerUpdates.ts';
import type { Exchanging } from './ranks.ts';
import { realBatches } from './realBatches.ts';
import { readScalars } from './scalarLog.ts';
import type { StepsTaken } from './stepsTaken.ts';
import { stopOf } from './stopOf.ts';
import type { Updates } from './updateCounts.ts';
import { createRealBatch, disposeRealBatch, setRealBatch } from './updateInputs.ts';
import { updatesBefore } from './updatesBefore.ts';
import type { Watch } from './watch.ts';
import { watchedUpdate } from './watchedUpdate.ts';

/** Bytes of real samples that are written ahead, at most. */
const MAX_BYTES_AHEAD = 4 * 2 ** 20;
/** Steps that are written ahead, at most. */
const MAX_STEPS_AHEAD = 64;
/** Milliseconds of steps in a row, about. */
const SLICE = 4;

/** Trains a model, update by update or many steps in a row. */
export interface Stepper {
  /** Steps that may run in a row: what fits into the feeds and takes a few milliseconds. */
  readonly most: number;
  /** The update of `player` that follows on `done`; `watch` looks on. False where it diverged: it was not applied. */
  update(player: string, done: Updates, watch?: Watch): boolean;
  /**
   * Up to `times` steps of the game's schedule that follow on `done`, but not more than fit into the feeds. Fewer than asked for where an
   * update diverged, which was not applied, and where all ranks stop.
   */
  steps(times: number, done: Updates): StepsTaken;
  /** The scalars of the latest update of each player. */
  scalars(): Scalars;
  /** Lengths of the gradients of all layers at the latest updates; empty unless watched. */
  layers(): Record<string, number>;
  /** Why an update that was to be recorded could not be. */
  unrecorded(): string | undefined;
  dispose(): void;
}

/** A stepper over a model and its data; `watched`: with the gradients of layers; `exchanging`: with those of other ranks. */
export function createStepper(
  model: Model,
  dataset: Dataset,
  watched: boolean,
  exchanging?: Exchanging,
): Stepper {
  const { config, game, part } = model;
  const schedule = game.schedule(config);
  const batch = createRealBatch(model, part.shards > 1 ? [part.own, part.size] : [part.size]);
  const capacity = stepsAhead(model);
  const all = schedule.map(([name, times]) =>
    createPlayerUpdates(
      ...([
        model,
        model.players[name],
        times,
        capacity * times,
        batch,
        watched,
        exchanging?.exchange,
      ] as const),
    ),
  );
  const of = (name: string): PlayerUpdates => all.find(({ player }) => player.name === name)!;
  const leader = all.find(({ feed }) => feed.needs.real === 'next');
  let batchNumber = 0; // the update of the leader whose real samples are in the batch
  let latest: Scalars = {};
  let pace = 1;
  const guided = stopOf(config) !== undefined;

  /** Beside its fakes an update may read the real samples that were read last, also after a resume. */
  const restoreBatch = (done: Updates): void => {
    if (!leader) return;
    const last = Math.max(1, done[leader.player.name]);
    if (batchNumber === last) return;
    setRealBatch(batch, realBatches(model, dataset, last - 1, 1));
    batchNumber = last;
  };

  /** Steps that were taken since `begun`; how long they took decides how many are taken in a row. */
  const told = (result: StepsTaken, begun: number): StepsTaken => {
    const { scalars, done } = result;
    if (leader) batchNumber = done[leader.player.name];
    latest = scalars.at(-1) ?? latest;
    pace = Math.max(1, Math.floor((scalars.length * SLICE) / (performance.now() - begun)));
    return result;
  };

  return {
    get most() {
      return Math.min(capacity, pace);
    },
    update(name, done, watch) {
      const one = of(name);
      fillFeed(model, dataset, one.feed, {
        done: done[name],
        count: 1,
        step: guided ? stepsOf(model, done) : undefined,
        others: (player) => done[player],
      });
      if (one.feed.needs.real === 'latest') restoreBatch(done);
      const finite = watch ? watchedUpdate(one, watch) : runOrReplay(model, one, all);
      if (one === leader) batchNumber = done[name] + 1;
      if (!finite) return false;
      const [scalars] = readScalars(one.feed, 1, 1);
      latest = { ...latest, ...scalars };
      watch?.reported(scalars);
      return true;
    },
    steps(times, done) {
      const wanted = Math.min(times, capacity);
      const begun = performance.now();
      if (guided) return told(guidedSteps(model, dataset, all, wanted, done, exchanging), begun);
      for (const one of all)
        fillFeed(model, dataset, one.feed, {
          done: done[one.player.name],
          count: wanted * one.feed.perStep,
          others: (name, row) => done[name] + updatesBefore(schedule, name, one.player.name, row),
        });
      const { counts, steps, ...outcome } = runSteps(model, all, wanted, exchanging);
      const after = Object.fromEntries(
        all.map(({ player }, i) => [player.name, done[player.name] + counts[i]]),
      );
      const parts = all.map(({ feed }) => readScalars(feed, steps, feed.perStep));
      const scalars = Array.from(
        { length: steps },
        (_, i): Scalars => Object.assign({}, ...parts.map((part) => part[i])),
      );
      const over = outcome.error ? all.filter(({ feed }, i) => counts[i] === (steps + 1) * feed.perStep) : [];
      const begunBy = over.map(({ feed }) => readScalars(feed, steps + 1, feed.perStep)[steps]);
      const lost = outcome.error && { error: outcome.error, begun: Object.assign({}, ...begunBy) };
      return told({ scalars, done: { ...done, ...after }, diverged: outcome.diverged, lost }, begun);
    },
    scalars: () => latest,
    layers: () =>
      Object.assign(
        {},
        ...all.map(({ player, feed }) => feed.layerNorms && readLayerNorms(feed.layerNorms, player.name)),
      ),
    unrecorded: () => all.find(({ reason }) => reason)?.reason,
    dispose() {
      disposeRealBatch(batch);
      for (const one of all) disposeUpdates(one);
    },
  };
}

/** Steps that the feeds hold. */
function stepsAhead({ config, game, data, part }: Model): number {
  const needs = game.needs(config);
  const batches = game
    .schedule(config)
    .map(
      ([name, times]) => (needs[name].real === 'next' ? times : 0) + (needs[name].labelledBatch ? times : 0),
    );
  const bytes = 4 * part.own * part.size * sizeOf(data.sampleShape) * Math.max(1, ...batches);
  return Math.max(1, Math.min(MAX_STEPS_AHEAD, Math.floor(MAX_BYTES_AHEAD / bytes)));
}

/** Up to `wanted` steps; the updates of each player and the whole steps that were done before one diverged, or another rank was lost. */
function runSteps(
  model: Model,
  all: readonly PlayerUpdates[],
  wanted: number,
  exchanging?: Exchanging,
): { counts: number[]; steps: number; diverged: boolean; error?: LostRank } {
  const counts = all.map(() => 0);
  let steps = 0;
  try {
    for (; steps < wanted && !exchanging?.stopping; steps++)
      for (const [i, one] of all.entries())
        for (let time = 0; time < one.feed.perStep; time++) {
          if (!runOrReplay(model, one, all)) return { counts, steps, diverged: true };
          counts[i]++;
        }
  } catch (error) {
    if (error instanceof LostRank) return { counts, steps, diverged: false, error };
    throw error;
  }
  return { counts, steps, diverged: false };
}
