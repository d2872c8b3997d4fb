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
  say(line: string): void;
  close(): void;
}

/** Shows on stderr how far the runs are. `done` are those that have their result already, with their steps. */
export function openComparisonProgress(
  kind: ProgressKind,
  terminal: Terminal,
  jobs: readonly Job[],
  stepsOf: (job: Job) => { step: number; done: boolean },
  slots: number,
): ComparisonProgress {
  const places = new Map<Job, Place>(
    jobs.map((job) => {
      const { step, done } = stepsOf(job);
      return [job, { step, state: done ? 'ended' : 'waiting' }];
    }),
  );
  const shown = kind === 'auto' ? (terminal.live ? 'live' : 'plain') : kind;
  const block: LiveBlock | undefined = shown === 'live' ? openLiveBlock(terminal) : undefined;
  const say = (line: string): void => (block ? block.print(line) : terminal.write(`${line}\n`));
  let last = Number.NEGATIVE_INFINITY;
  let closed = false;
  const show = (isDue: boolean): void => {
    if (shown === 'none' || (!isDue && performance.now() - last < LINES[shown])) return;
    last = performance.now();
    const now = summary(places, slots);
    if (block) block.draw(liveLines(places, now, terminal));
    else if (shown === 'json')
      terminal.write(`${JSON.stringify({ time: new Date().toISOString(), ...now })}\n`);
    else say(`${new Date().toISOString().slice(0, 19).replace('T', ' ')}  ${lineOf(now)}`);
  };
  const timer = setInterval(() => show(false), 200).unref();
  return {
    say,
    started(job) {
      places.get(job)!.state = 'running';
      show(false);
    },
    step(job, step) {
      note(places.get(job)!, step);
      show(false);
    },
    ended(job, problem) {
      const place = places.get(job)!;
      Object.assign(place, { state: 'ended', step: problem === undefined ? stepsOf(job).step : place.step });
      if (problem !== undefined && shown !== 'json') say(`${nameOf(job)}: ${problem}`);
      setImmediate(() => !closed && show(true)); // after the next one has started
    },
    close() {
      if (!closed) show(true);
      closed = true;
      clearInterval(timer);
      block?.end();
    },
  };
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
    return (job.config.steps - step) * mean(own.length > 0 ? own : paces(() => true));
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
