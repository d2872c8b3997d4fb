// What one can do with a lab. Each waits until the one before has stopped.
import { createSession } from '../session.ts';
import { SessionError } from '../sessionError.ts';
import type { Session } from '../types.ts';
import { movesOf, type Who } from './acts.ts';
import { datasets, presets } from './catalogue.ts';
import { toPoints } from './drawn.ts';
import { enter, fresh, type Lab, movesIn, take } from './lab.ts';
import type { Recipe } from './link.ts';
import { truncate } from './track.ts';
import { alone, glance, later, mark, meter, rest } from './turns.ts';
import type { Mark } from './undo.ts';

/** Settings that only decide what is shown: the lab samples points, saves and measures by itself. */
function shown({ preset, settings }: Recipe): Record<string, number> {
  const data = settings.data ?? presets[preset]?.config.data;
  const images = datasets[data]?.shape.length === 3;
  return {
    checkpointEvery: 0,
    evaluateEvery: 0,
    evaluateCount: images ? 256 : 1000,
    sampleEvery: images ? 10 : 0,
    sampleCount: 64,
  };
}

const AHEAD = 8; // single steps that are asked for at a time

/**
 * Opens a run as `recipe` says: from its beginning, or from a checkpoint; then does its acts again. The run before is closed, or
 * goes on if the new one cannot be had.
 */
export function open(lab: Lab, recipe: Recipe, checkpoint?: Uint8Array): Promise<void> {
  return alone(lab, async (goesOn) => {
    const intact = lab.session !== undefined && lab.phase !== 'failed';
    enter(lab, 'opening');
    try {
      const session = await begin(lab, recipe, checkpoint);
      if (lab.closed) return session.dispose();
      lab.session?.dispose();
      Object.assign(lab, fresh(), { recipe, session });
    } catch (error) {
      if (!intact) throw error;
      lab.notice = (error as Error).message;
      lab.options.changed('refused');
      return rest(lab);
    }
    lab.beginning = { bytes: await lab.session!.checkpoint(), acts: [] };
    lab.options.changed('opened');
    if (recipe.acts.length > 0) enter(lab, 'replaying');
    await glance(lab, true);
    for (const { who, count } of recipe.acts) await repeat(lab, who, count, goesOn);
    await rest(lab);
  });
}

async function begin(lab: Lab, recipe: Recipe, checkpoint?: Uint8Array): Promise<Session> {
  const { preset, settings, drawn } = recipe;
  const { assets, threads, integrity } = lab.options;
  const points = drawn && toPoints(drawn);
  const config = { ...shown(recipe), ...settings, ...(points && { data: 'drawn' }), preset };
  const session = await createSession(config, { assets, threads, integrity, points, checkpoint });
  session.on('error', ({ message }) => {
    if (session === lab.session) enter(lab, 'failed', message);
  });
  return session;
}

/** Trains until somebody wants something else, or the end. */
export function play(lab: Lab): Promise<void> {
  return alone(lab, async (goesOn) => {
    const { session } = lab;
    if (!session || !goesOn()) return;
    await mark(lab);
    lab.digest = undefined;
    enter(lab, 'playing');
    const measure = meter(lab);
    while (goesOn()) {
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

/** Stops what goes on, and waits until it rests. */
export function pause(lab: Lab): Promise<void> {
  return alone(lab, async () => {});
}

/** `count` steps, or updates of one player alone. */
export function advance(lab: Lab, who: Who, count: number): Promise<void> {
  return alone(lab, async (goesOn) => {
    if (!lab.session || !goesOn()) return;
    await mark(lab);
    lab.digest = undefined;
    enter(lab, count > 1 ? 'playing' : 'stepping');
    await repeat(lab, who, count, goesOn);
    await rest(lab);
  });
}

/** Does the same `count` times, as long as it goes on. */
async function repeat(lab: Lab, who: Who, count: number, goesOn: () => boolean): Promise<void> {
  const measure = meter(lab);
  for (let done = 0; done < count && lab.session && goesOn(); ) {
    const { session } = lab;
    const batch = Math.min(AHEAD, count - done);
    const all = await Promise.all(Array.from({ length: batch }, () => session.advance(who)));
    for (const events of all) take(lab, events, who);
    done += batch;
    measure();
    await glance(lab);
  }
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
  for (const track of [lab.scalars, lab.metrics, lab.measured]) truncate(track, moves);
  lab.pictures = lab.pictures.filter(({ move }) => move <= moves);
  lab.digest = undefined;
  enter(lab, 'stepping');
  await rest(lab);
}

/** Ends the session, also one that is being opened. */
export function close(lab: Lab): void {
  lab.closed = true;
  lab.queue.wanted++;
  lab.session?.dispose();
  lab.session = undefined;
}
