// Steps whose number of updates of D follows from what these updates report.
import type { Dataset } from '../datasets/types.ts';
import type { Scalars } from './events.ts';
import { fillFeed } from './fillFeed.ts';
import { type Model, stepsOf } from './model.ts';
import { type PlayerUpdates, runOrReplay } from './playerUpdates.ts';
import type { Exchanging } from './ranks.ts';
import { readScalars } from './scalarLog.ts';
import type { StepsTaken } from './stepsTaken.ts';
import { stopOf } from './stopOf.ts';
import type { Updates } from './updateCounts.ts';

/**
 * As many steps as `wanted`, in which updates of D go on until the rule of `discriminatorUntil` has enough. The host decides between
 * recorded updates, by numbers that are the same on every engine, and by those of the present step alone: a resumed run decides alike.
 */
export function guidedSteps(
  model: Model,
  dataset: Dataset,
  all: readonly PlayerUpdates[],
  wanted: number,
  done: Updates,
  exchanging?: Exchanging,
): StepsTaken {
  const scalars: Scalars[] = [];
  let counts = done;
  while (scalars.length < wanted && !exchanging?.stopping) {
    const step: Scalars = {};
    for (const one of all) {
      const { updates, finite } = turnOf(model, dataset, all, one, counts);
      const { name } = one.player;
      counts = { ...counts, [name]: counts[name] + updates.length };
      if (!finite) return { scalars, done: counts, diverged: true };
      Object.assign(step, updates.at(-1), name === 'D' ? { 'updates/D': updates.length } : {});
    }
    scalars.push(step);
  }
  return { scalars, done: counts, diverged: false };
}

/** The updates of one player in a step: the scalars of each, up to one that diverged. */
function turnOf(
  model: Model,
  dataset: Dataset,
  all: readonly PlayerUpdates[],
  one: PlayerUpdates,
  done: Updates,
): { updates: Scalars[]; finite: boolean } {
  const { feed, player } = one;
  const stop = player.name === 'D' ? stopOf(model.config) : undefined;
  const updates: Scalars[] = [];
  while (updates.length < feed.perStep && !(updates.length > 0 && stop?.enough(updates))) {
    const count = Math.min(stop?.every ?? feed.perStep, feed.perStep - updates.length);
    const from = done[player.name] + updates.length;
    fillFeed(model, dataset, feed, {
      done: from,
      count,
      step: stepsOf(model, done),
      others: (name) => done[name],
    });
    for (let i = 0; i < count; i++)
      if (!runOrReplay(model, one, all))
        return { updates: [...updates, ...readScalars(feed, i, 1)], finite: false };
    updates.push(...readScalars(feed, count, 1));
  }
  return { updates, finite: true };
}
