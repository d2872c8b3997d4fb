// What one can do with a run in a lab. Each waits until the one before has stopped.
import type { WeightsOfG } from '@ganvil/core';
import { SessionError } from '../../rpc/sessionError.ts';
import { movesOf, type Who } from './actionLog.ts';
import type { Mark } from './history.ts';
import { enter, type Lab, movesIn, take } from './labState.ts';
import { begin } from './openRun.ts';
import { repeat } from './repeat.ts';
import { truncate } from './series.ts';
import { alone, glance, later, mark, meter, rest, shown } from './taskQueue.ts';

/** Trains until somebody wants something else, or the end. */
export function play(lab: Lab): Promise<void> {
  return alone(lab, async (goesOn) => {
    const { session } = lab;
    if (!session || !goesOn()) return;
    await mark(lab);
    Object.assign(lab, { digest: undefined, single: false });
    enter(lab, 'playing');
    const measure = meter(lab);
    while (goesOn()) {
      await shown(lab, goesOn);
      if (!goesOn()) break;
      const start = performance.now();
      const slow = Number.isFinite(lab.speed);
      take(lab, await (slow ? session.advance('both') : session.next()), 'both');
      measure();
      await glance(lab);
      if (slow) await later(start + 1000 / lab.speed - performance.now());
    }
    await rest(lab);
  });
}

/** Shows the samples and measures of one G or the other. */
export function showWeights(lab: Lab, weights: WeightsOfG): Promise<void> {
  lab.wanted = weights;
  if (lab.phase === 'playing' || lab.phase === 'replaying' || lab.phase === 'opening') return lab.queue.last;
  return alone(lab, () => glance(lab, true));
}

/** Stops what goes on, and waits until it rests. */
export function pause(lab: Lab): Promise<void> {
  return alone(lab, async () => {});
}

/** `count` steps, or updates of one player alone. */
export function advance(lab: Lab, who: Who, count: number): Promise<void> {
  return alone(lab, async (goesOn) => {
    if (!lab.session || !goesOn()) return;
    await mark(lab);
    Object.assign(lab, { digest: undefined, single: who !== 'both' || count === 1 });
    enter(lab, count > 1 ? 'playing' : 'stepping');
    await repeat(lab, who, count, goesOn);
    await rest(lab);
  });
}

/** Back to the state before the last deed. */
export function undo(lab: Lab): Promise<void> {
  return alone(lab, async () => {
    const moves = movesIn(lab);
    const marks =
      lab.phase === 'failed' ? lab.marks : lab.marks.filter(({ acts }) => movesOf(acts) !== moves);
    const to = marks.at(-1);
    if (!to) return;
    lab.marks = marks.slice(0, -1);
    await goBack(lab, to);
  });
}

/** Back to the beginning. Can be undone. */
export function reset(lab: Lab): Promise<void> {
  return alone(lab, async () => {
    if (!lab.beginning || movesIn(lab) === 0) return;
    if (lab.phase !== 'failed') await mark(lab);
    await goBack(lab, lab.beginning);
  });
}

async function goBack(lab: Lab, { bytes, acts }: Mark): Promise<void> {
  if (!lab.session) return;
  try {
    await lab.session.restore(bytes);
  } catch (error) {
    if (!(error instanceof SessionError && error.code === 'worker')) throw error;
    lab.session = await begin(lab, lab.recipe, bytes); // the worker is dead, what was kept is not
    lab.options.changed('opened');
  }
  lab.acts = acts;
  const moves = movesIn(lab);
  const measures = Object.values(lab.tracks).flatMap(({ metrics, measured }) => [metrics, measured]);
  for (const track of [lab.scalars, ...measures]) truncate(track, moves);
  lab.pictures = lab.pictures.filter(({ move }) => move <= moves);
  lab.digest = undefined;
  enter(lab, 'stepping');
  await rest(lab);
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
