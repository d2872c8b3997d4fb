// Who may use the session when: one act at a time, looks between steps, and rest after the last.

import { keep } from './history.ts';
import { ENDS, enter, keepPicture, type Lab, movesIn, weightsToShow } from './labState.ts';
import { push } from './series.ts';

const LOOK_EVERY = 90; // milliseconds at least
const LOOK_SHARE = 4; // steps get four times the time that a look took
const EVALUATE_EVERY = 1500;

/** Runs `work` after what runs now, which is told to stop. Failures end up in the lab's phase. */
export function alone(lab: Lab, work: (goesOn: () => boolean) => Promise<void>): Promise<void> {
  const mine = ++lab.queue.wanted;
  lab.notice = '';
  lab.queue.wake();
  lab.queue.last = lab.queue.last.then(async () => {
    try {
      await work(() => mine === lab.queue.wanted && lab.phase !== 'failed' && lab.phase !== 'ended');
    } catch (error) {
      enter(lab, 'failed', (error as Error).message);
    }
  });
  return lab.queue.last;
}

/** Looks at the run, if it is time or `now`. */
export async function glance(lab: Lab, now = false): Promise<void> {
  const { session, looked } = lab;
  const start = performance.now();
  if (!session || (!now && start - looked.at < Math.max(LOOK_EVERY, LOOK_SHARE * looked.took))) return;
  const weights = weightsToShow(lab);
  Object.assign(lab, { weights, ...lab.tracks[weights] });
  const move = movesIn(lab);
  const note = (track: 'measured' | 'metrics', values: Record<string, number>) => {
    // Before its first update G is its own average.
    const all = session.done.G === 0 ? Object.values(lab.tracks) : [lab.tracks[weights]];
    for (const measures of all) push(measures[track], move, values);
  };
  const samples = await lab.options.picture(session);
  if (samples) lab.pictures = keepPicture(lab.pictures, { move, weights, samples });
  note('measured', await lab.options.look(session));
  let { evaluated } = looked;
  if (now || start - evaluated > EVALUATE_EVERY) {
    note('metrics', await session.evaluate({ weights }));
    evaluated = performance.now();
  }
  lab.looked = { at: performance.now(), took: performance.now() - start, evaluated };
  lab.options.changed('went on');
}

/** What is done when the run comes to rest: a last look, and its digest. */
export async function rest(lab: Lab): Promise<void> {
  const { session, phase } = lab;
  if (!session || phase === 'failed') return;
  await glance(lab, true);
  lab.digest = await session.digest();
  const over = session.step >= session.config.steps;
  enter(lab, over ? 'ended' : 'paused', over ? ENDS.finished : '');
}

/** Keeps the present state to come back to. */
export async function mark(lab: Lab): Promise<void> {
  if (!lab.session) return;
  lab.marks = keep(lab.marks, { bytes: await lab.session.checkpoint(), acts: lab.acts });
}

/** A meter of the steps per second; called again and again while it goes on. */
export function meter(lab: Lab): () => void {
  let [at, from] = [performance.now(), movesIn(lab)];
  return () => {
    const now = performance.now();
    if (now - at < 400) return;
    lab.stepsPerSecond = (1000 * (movesIn(lab) - from)) / (now - at);
    [at, from] = [now, movesIn(lab)];
  };
}

/** Resolves when it is `milliseconds` later, or at once. */
export const later = (milliseconds: number): Promise<void> =>
  milliseconds > 0 ? new Promise((resolve) => setTimeout(resolve, milliseconds)) : Promise.resolve();

/** Resolves when the page is shown, or the lab goes on in a hidden one, or somebody wants something else. */
export async function shown(lab: Lab, goesOn: () => boolean): Promise<void> {
  while (document.hidden && !lab.options.background() && goesOn() && !lab.closed)
    await new Promise<void>((resolve) => {
      const ended = new AbortController();
      lab.queue.wake = () => {
        ended.abort();
        resolve();
      };
      document.addEventListener('visibilitychange', lab.queue.wake, { signal: ended.signal });
    });
}

/** To be awaited in a long computation: gives the page a turn where 8 ms have gone by. */
export function breather(): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < 8) return;
    await later(1);
    last = performance.now();
  };
}
