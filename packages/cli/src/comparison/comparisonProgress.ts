import { formatDuration } from '../args/duration.ts';
import type { ProgressKind } from '../sinks/progress/openProgress.ts';
import { type LiveBlock, openLiveBlock } from '../terminal/liveBlock.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { nameOf } from './jobsOf.ts';
import type { Watcher } from './runAll.ts';
import type { Job } from './types.ts';

const LINES = { plain: 10_000, json: 1000, live: 200 }; // milliseconds between two lines
/** Milliseconds of training after which its pace is told. */
const SURE = 1000;

/** How far a run is. */
interface Place {
  step: number;
  state: 'waiting' | 'running' | 'ended';
  /** The step and time from which its pace is measured; undefined until it has trained. */
  from?: { readonly step: number; readonly at: number };
  pace?: number; // milliseconds per step
}

/** Progress of a comparison: counted in steps of all runs, those of earlier sittings included. */
export interface ComparisonProgress extends Watcher {
  close(): void;
}

/** Where the progress goes. */
interface Painter {
  /** Milliseconds between two drawings. */
  readonly every: number;
  say(line: string): void;
  draw(places: ReadonlyMap<Job, Place>, now: Summary): void;
  close(): void;
}

/** Shows on stderr how far the runs are. `placeOf` tells what is on disk of a run. */
export function openComparisonProgress(
  kind: ProgressKind,
  terminal: Terminal,
  jobs: readonly Job[],
  placeOf: (job: Job) => { step: number; done: boolean },
  slots: number,
): ComparisonProgress {
  const places = new Map<Job, Place>();
  for (const job of jobs) {
    const { step, done } = placeOf(job);
    places.set(job, { step, state: done ? 'ended' : 'waiting' });
  }
  const painter = painterOf(kind, terminal);
  let [last, closed] = [Number.NEGATIVE_INFINITY, false];
  const show = (isDue: boolean): void => {
    if (closed || (!isDue && performance.now() - last < painter.every)) return;
    last = performance.now();
    painter.draw(places, summary(places, slots));
  };
  const timer = setInterval(() => show(false), LINES.live).unref();
  const started = (job: Job): void => {
    places.get(job)!.state = 'running';
    show(false);
  };
  const step = (job: Job, step: number): void => note(places.get(job)!, step);
  const ended = (job: Job, problem?: string): void => {
    Object.assign(places.get(job)!, { state: 'ended', step: placeOf(job).step });
    if (problem !== undefined) painter.say(`${nameOf(job)}: ${problem}`);
    setImmediate(() => show(true)); // after the next one has started
  };
  const close = (): void => {
    clearInterval(timer);
    show(true);
    closed = true;
    painter.close();
  };
  return { say: painter.say, started, step, ended, close };
}

function painterOf(kind: ProgressKind, terminal: Terminal): Painter {
  const say = (line: string): void => terminal.write(`${line}\n`);
  const json = (value: object): void => say(JSON.stringify({ time: new Date().toISOString(), ...value }));
  if (kind === 'none') return { every: Number.POSITIVE_INFINITY, say, draw: () => {}, close: () => {} };
  if (kind === 'json')
    return {
      every: LINES.json,
      say: (message) => json({ message }),
      draw: (_, now) => json(now),
      close: () => {},
    };
  if (kind === 'auto' && terminal.live) {
    const block: LiveBlock = openLiveBlock(terminal);
    const draw = (places: ReadonlyMap<Job, Place>, now: Summary) =>
      block.draw(liveLines(places, now, terminal));
    return { every: LINES.live, say: block.print, draw, close: block.end };
  }
  const draw = (_: unknown, now: Summary): void =>
    say(`${new Date().toISOString().slice(0, 19).replace('T', ' ')}  ${lineOf(now)}`);
  return { every: LINES.plain, say, draw, close: () => {} };
}

function note(place: Place, step: number): void {
  const at = performance.now();
  place.step = step;
  if (!place.from || step < place.from.step) place.from = { step, at };
  else if (step > place.from.step && at - place.from.at >= SURE)
    place.pace = (at - place.from.at) / (step - place.from.step);
}

interface Summary {
  readonly runs: { readonly all: number; readonly ended: number; readonly running: number };
  readonly step: number;
  readonly steps: number;
  readonly secondsLeft: number | undefined;
}

/** Runs of a method on a set have one pace; one that is not known is that of the others in the mean. */
function summary(places: ReadonlyMap<Job, Place>, slots: number): Summary {
  const all = [...places];
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  const paces = (among: (job: Job) => boolean) =>
    all.flatMap(([job, { pace }]) => (pace !== undefined && among(job) ? [pace] : []));
  const left = all.map(([job, { step, state }]) => {
    if (state === 'ended') return 0;
    const own = paces(({ set, method }) => set === job.set && method === job.method);
    const most = state === 'running' ? job.config.steps : usualSteps(all, job);
    return Math.max(0, most - step) * mean(own.length > 0 ? own : paces(() => true));
  });
  const seconds = Math.max(left.reduce((a, b) => a + b, 0) / slots, ...left) / 1000;
  const count = (wanted: Place['state']) => all.filter(([, { state }]) => state === wanted).length;
  return {
    runs: { all: all.length, ended: count('ended'), running: count('running') },
    step: all.reduce((sum, [job, { state, step }]) => sum + (state === 'ended' ? job.config.steps : step), 0),
    steps: all.reduce((sum, [job]) => sum + job.config.steps, 0),
    secondsLeft: Number.isFinite(seconds) ? seconds : undefined,
  };
}

/** Steps that a run is likely to make: as many as those of its method and set that have ended, of which some diverge; all of them before one has. */
function usualSteps(all: readonly (readonly [Job, Place])[], { set, method, config }: Job): number {
  const ended = all.flatMap(([job, { state, step }]) =>
    state === 'ended' && job.set === set && job.method === method ? [step] : [],
  );
  return ended.length > 0 ? ended.reduce((a, b) => a + b, 0) / ended.length : config.steps;
}

function lineOf({ runs, step, steps, secondsLeft }: Summary): string {
  const left = secondsLeft ? `, ${formatDuration(secondsLeft)} left` : '';
  const share = Math.floor((100 * step) / Math.max(1, steps));
  return `runs ${runs.ended}/${runs.all}, ${runs.running} at work, step ${step}/${steps} of all, ${share}%${left}`;
}

function liveLines(places: ReadonlyMap<Job, Place>, now: Summary, { columns }: Terminal): string[] {
  const running = [...places].filter(([, { state }]) => state === 'running');
  return [
    ...running.map(([job, { step }]) => `  ${nameOf(job)}: step ${step}/${job.config.steps}`),
    `  ${lineOf(now)}`,
  ].map((line) => line.slice(0, columns() - 1));
}
