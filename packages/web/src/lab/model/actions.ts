// What one can do with a run in a lab. Each waits until the one before has stopped.
import type { WeightsOfG } from '@ganvil/core';
import { SessionError } from '../../rpc/sessionError.ts';
import { iterationsOf, type Who } from './actionLog.ts';
import type { Snapshot } from './history.ts';
import { applyEvents, iterationsIn, type Lab, setPhase } from './labState.ts';
import { openSession } from './openRun.ts';
import { repeat } from './repeat.ts';
import { truncate } from './series.ts';
import {
  enqueue,
  refreshMeasurements,
  settle,
  sleep,
  stepRateMeter,
  takeSnapshot,
  untilVisible,
} from './taskQueue.ts';

/** Trains until somebody wants something else, or the end. */
export function play(lab: Lab): Promise<void> {
  return enqueue(lab, async (goesOn) => {
    const { session } = lab;
    if (!session || !goesOn()) return;
    await takeSnapshot(lab);
    Object.assign(lab, { digest: undefined, single: false });
    setPhase(lab, 'playing');
    const measure = stepRateMeter(lab);
    while (goesOn()) {
      await untilVisible(lab, goesOn);
      if (!goesOn()) break;
      const start = performance.now();
      const slow = Number.isFinite(lab.speed);
      applyEvents(lab, await (slow ? session.advance('both') : session.next()), 'both');
      measure();
      await refreshMeasurements(lab);
      if (slow) await sleep(start + 1000 / lab.speed - performance.now());
    }
    await settle(lab);
  });
}

/** Shows the samples and measures of one G or the other. */
export function showWeights(lab: Lab, weights: WeightsOfG): Promise<void> {
  lab.chosenWeights = weights;
  if (lab.phase === 'playing' || lab.phase === 'replaying' || lab.phase === 'opening') return lab.queue.last;
  return enqueue(lab, () => refreshMeasurements(lab, true));
}

/** Stops what goes on, and waits until it rests. */
export function pause(lab: Lab): Promise<void> {
  return enqueue(lab, async () => {});
}

/** `count` steps, or updates of one player alone. */
export function advance(lab: Lab, who: Who, count: number): Promise<void> {
  return enqueue(lab, async (goesOn) => {
    if (!lab.session || !goesOn()) return;
    await takeSnapshot(lab);
    Object.assign(lab, { digest: undefined, single: who !== 'both' || count === 1 });
    setPhase(lab, count > 1 ? 'playing' : 'stepping');
    await repeat(lab, who, count, goesOn);
    await settle(lab);
  });
}

/** Back to the state before the last deed. */
export function undo(lab: Lab): Promise<void> {
  return enqueue(lab, async () => {
    const moves = iterationsIn(lab);
    const marks =
      lab.phase === 'failed'
        ? lab.undoStack
        : lab.undoStack.filter(({ actions }) => iterationsOf(actions) !== moves);
    const to = marks.at(-1);
    if (!to) return;
    lab.undoStack = marks.slice(0, -1);
    await goBack(lab, to);
  });
}

/** Back to the beginning. Can be undone. */
export function reset(lab: Lab): Promise<void> {
  return enqueue(lab, async () => {
    if (!lab.initial || iterationsIn(lab) === 0) return;
    if (lab.phase !== 'failed') await takeSnapshot(lab);
    await goBack(lab, lab.initial);
  });
}

async function goBack(lab: Lab, { bytes, actions }: Snapshot): Promise<void> {
  if (!lab.session) return;
  try {
    await lab.session.restore(bytes);
  } catch (error) {
    if (!(error instanceof SessionError && error.code === 'worker')) throw error;
    lab.session = await openSession(lab, lab.recipe, bytes); // the worker is dead, what was kept is not
    lab.options.onChange('opened');
  }
  lab.actions = actions;
  const moves = iterationsIn(lab);
  const measures = Object.values(lab.byWeights).flatMap(({ metrics, measured }) => [metrics, measured]);
  for (const track of [lab.scalars, ...measures]) truncate(track, moves);
  lab.pictures = lab.pictures.filter(({ iteration }) => iteration <= moves);
  lab.digest = undefined;
  setPhase(lab, 'stepping');
  await settle(lab);
}

/** Ends the session, also one that is being opened. */
export function close(lab: Lab): void {
  lab.closed = true;
  lab.queue.wanted++;
  lab.queue.wake();
  lab.opening?.abort();
  lab.session?.dispose();
  lab.session = undefined;
}
