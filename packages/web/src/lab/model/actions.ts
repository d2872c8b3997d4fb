// The actions of a lab's user. Each one waits until the previous one has stopped.
import type { TrainEvent, WeightsOfG } from '@ganvil/core';
import { ALL } from '../../rpc/players.ts';
import { SessionError } from '../../rpc/sessionError.ts';
import { type Action, isChange } from './actionLog.ts';
import { isAt, type Snapshot } from './history.ts';
import { applyEvents, iterationsIn, type Lab, setPhase } from './labState.ts';
import type { Recipe } from './link.ts';
import { openSession } from './openRun.ts';
import {
  isMeasurementDue,
  refreshMeasurements,
  settle,
  stepRateMeter,
  takeSnapshot,
} from './refreshMeasurements.ts';
import { repeat } from './repeat.ts';
import { truncate } from './series.ts';
import { enqueue, type IsCurrent, sleep, untilVisible } from './taskQueue.ts';

const AHEAD = 2; // requests for steps at a time: the worker has work while the page draws

/** Trains until another action, or the end. */
export function play(lab: Lab): Promise<void> {
  return enqueue(lab, async (isCurrent) => {
    if (!lab.session || !isCurrent()) return;
    await takeSnapshot(lab);
    Object.assign(lab, { digest: undefined, lastWasSingle: false });
    setPhase(lab, 'playing');
    await train(lab, isCurrent);
    await settle(lab);
  });
}

/** Steps at the lab's speed, and measures in between, while the task is current. */
async function train(lab: Lab, isCurrent: IsCurrent): Promise<void> {
  const measureRate = stepRateMeter(lab);
  const coming: Promise<TrainEvent[]>[] = [];
  while (lab.session) {
    await untilVisible(lab, isCurrent);
    const isLimited = Number.isFinite(lab.speed);
    const isDue = isMeasurementDue(lab);
    while (isCurrent() && !isDue && coming.length < (isLimited ? 1 : AHEAD))
      coming.push(handled(isLimited ? lab.session.advance(ALL) : lab.session.next()));
    if (coming.length === 0 && !isCurrent()) break;
    if (coming.length === 0) {
      await refreshMeasurements(lab);
      continue;
    }
    const start = performance.now();
    applyEvents(lab, await coming.shift()!, ALL);
    measureRate();
    if (isLimited) await sleep(start + 1000 / lab.speed - performance.now());
  }
}

/** A promise that may fail before it is awaited. */
function handled<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {});
  return promise;
}

/** Shows and measures the averaged or the current weights of G. */
export function showWeights(lab: Lab, weights: WeightsOfG): Promise<void> {
  lab.chosenWeights = weights;
  if (lab.phase === 'playing' || lab.phase === 'replaying' || lab.phase === 'opening') return lab.queue.last;
  return enqueue(lab, () => refreshMeasurements(lab, true));
}

/** Stops the current action. Resolves when it has stopped. */
export function pause(lab: Lab): Promise<void> {
  return enqueue(lab, async () => {});
}

/** Does `count` steps (ALL), or updates of one player. */
export function advance(lab: Lab, player: string, count: number): Promise<void> {
  return enqueue(lab, async (isCurrent) => {
    if (!lab.session || !isCurrent()) return;
    await takeSnapshot(lab);
    Object.assign(lab, { digest: undefined, lastWasSingle: player !== ALL || count === 1 });
    setPhase(lab, count > 1 ? 'playing' : 'stepping');
    await repeat(lab, { player, count }, isCurrent);
    await settle(lab);
  });
}

/** Restores the state before the last action. */
export function undo(lab: Lab): Promise<void> {
  return enqueue(lab, async () => {
    const snapshots =
      lab.phase === 'failed' ? lab.undoStack : lab.undoStack.filter((one) => !isAt(one, lab.actions));
    const snapshot = snapshots.at(-1);
    if (!snapshot) return;
    lab.undoStack = snapshots.slice(0, -1);
    await restore(lab, snapshot);
  });
}

/** Restores the state at the beginning of the run. Can be undone. */
export function reset(lab: Lab): Promise<void> {
  return enqueue(lab, async () => {
    if (!lab.initial || lab.actions.length === 0) return;
    if (lab.phase !== 'failed') await takeSnapshot(lab);
    await restore(lab, lab.initial);
  });
}

async function restore(lab: Lab, { bytes, actions }: Snapshot): Promise<void> {
  if (!lab.session) return;
  try {
    await lab.session.restore(bytes);
  } catch (error) {
    if (!(error instanceof SessionError && error.code === 'worker')) throw error;
    lab.session = await openSession(lab, atSnapshot(lab.recipe, actions), bytes); // the worker is dead; the snapshot is in the page
    lab.options.onChange('opened');
  }
  lab.actions = actions;
  const iterations = iterationsIn(lab);
  const measures = Object.values(lab.byWeights).flatMap(({ metrics, measured }) => [metrics, measured]);
  for (const series of [lab.scalars, lab.diagnoses, ...measures]) truncate(series, iterations);
  lab.pictures = lab.pictures.filter(({ iteration }) => iteration <= iterations);
  lab.alarms = lab.alarms.filter(({ iteration }) => iteration <= iterations);
  lab.digest = undefined;
  lab.options.onChange('changed');
  setPhase(lab, 'stepping');
  await settle(lab);
}

/** A recipe without the settings that have taken other values, which are in the checkpoint. */
function atSnapshot(recipe: Recipe, actions: readonly Action[]): Recipe {
  const settings = { ...recipe.settings };
  for (const action of actions) if (isChange(action)) delete settings[action.setting];
  return { ...recipe, settings };
}

/** Disposes the session, also one that is being opened. The lab cannot be used afterwards. */
export function close(lab: Lab): void {
  lab.closed = true;
  lab.queue.newest++;
  lab.queue.wake();
  lab.opening?.abort();
  lab.session?.dispose();
  lab.session = undefined;
}
