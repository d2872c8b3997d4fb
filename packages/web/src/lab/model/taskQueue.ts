// Who may use the session when: one act at a time, looks between steps, and rest after the last.

import { addSnapshot } from './history.ts';
import { addPicture, END_MESSAGES, iterationsIn, type Lab, setPhase, weightsToShow } from './labState.ts';
import { append } from './series.ts';

const MIN_INTERVAL = 90; // milliseconds at least
const TRAINING_SHARE = 4; // steps get four times the time that a look took
const EVALUATION_INTERVAL = 1500;

/** Runs `work` after what runs now, which is told to stop. Failures end up in the lab's phase. */
export function enqueue(lab: Lab, work: (isCurrent: () => boolean) => Promise<void>): Promise<void> {
  const mine = ++lab.queue.wanted;
  lab.notice = '';
  lab.queue.wake();
  lab.queue.last = lab.queue.last.then(async () => {
    try {
      await work(() => mine === lab.queue.wanted && lab.phase !== 'failed' && lab.phase !== 'ended');
    } catch (error) {
      setPhase(lab, 'failed', (error as Error).message);
    }
  });
  return lab.queue.last;
}

/** Looks at the run, if it is time or `now`. */
export async function refreshMeasurements(lab: Lab, now = false): Promise<void> {
  const { session, measurement } = lab;
  const start = performance.now();
  if (
    !session ||
    (!now && start - measurement.at < Math.max(MIN_INTERVAL, TRAINING_SHARE * measurement.took))
  )
    return;
  const weights = weightsToShow(lab);
  Object.assign(lab, { weights, ...lab.byWeights[weights] });
  const iteration = iterationsIn(lab);
  const note = (track: 'measured' | 'metrics', values: Record<string, number>) => {
    // Before its first update G is its own average.
    const all = session.done.G === 0 ? Object.values(lab.byWeights) : [lab.byWeights[weights]];
    for (const measures of all) append(measures[track], iteration, values);
  };
  const samples = await lab.options.samplePicture(session);
  if (samples) lab.pictures = addPicture(lab.pictures, { iteration, weights, samples });
  note('measured', await lab.options.measure(session));
  let { evaluated } = measurement;
  if (now || start - evaluated > EVALUATION_INTERVAL) {
    note('metrics', await session.evaluate({ weights }));
    evaluated = performance.now();
  }
  lab.measurement = { at: performance.now(), took: performance.now() - start, evaluated };
  lab.options.onChange('went on');
}

/** What is done when the run comes to rest: a last look, and its digest. */
export async function settle(lab: Lab): Promise<void> {
  const { session, phase } = lab;
  if (!session || phase === 'failed') return;
  await refreshMeasurements(lab, true);
  lab.digest = await session.digest();
  const over = session.step >= session.config.steps;
  setPhase(lab, over ? 'ended' : 'paused', over ? END_MESSAGES.finished : '');
}

/** Keeps the present state to come back to. */
export async function takeSnapshot(lab: Lab): Promise<void> {
  if (!lab.session) return;
  lab.undoStack = addSnapshot(lab.undoStack, { bytes: await lab.session.checkpoint(), actions: lab.actions });
}

/** A meter of the steps per second; called again and again while it goes on. */
export function stepRateMeter(lab: Lab): () => void {
  let [at, from] = [performance.now(), iterationsIn(lab)];
  return () => {
    const now = performance.now();
    if (now - at < 400) return;
    lab.stepsPerSecond = (1000 * (iterationsIn(lab) - from)) / (now - at);
    [at, from] = [now, iterationsIn(lab)];
  };
}

/** Resolves when it is `milliseconds` later, or at once. */
export const sleep = (milliseconds: number): Promise<void> =>
  milliseconds > 0 ? new Promise((resolve) => setTimeout(resolve, milliseconds)) : Promise.resolve();

/** Resolves when the page is shown, or the lab goes on in a hidden one, or somebody wants something else. */
export async function untilVisible(lab: Lab, isCurrent: () => boolean): Promise<void> {
  while (document.hidden && !lab.options.background() && isCurrent() && !lab.closed)
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
export function yieldPeriodically(): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < 8) return;
    await sleep(1);
    last = performance.now();
  };
}
