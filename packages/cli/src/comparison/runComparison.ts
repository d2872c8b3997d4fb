// A comparison from its folder to its table, shared by `ganvil compare` and `ganvil repro`.
import { type DataFlags, dataWords } from '../args/dataFlags.ts';
import { EXIT } from '../node/exit.ts';
import type { Interruption } from '../node/signals.ts';
import { lockRun } from '../run/lock.ts';
import type { ProgressKind } from '../sinks/progress/openProgress.ts';
import { say } from '../terminal/output.ts';
import { openTerminal } from '../terminal/terminal.ts';
import { runsAtATime } from './capacity.ts';
import { checkExisting, prepareFolder, writeComparison } from './comparisonFolder.ts';
import { openComparisonProgress } from './comparisonProgress.ts';
import { jobsOf } from './jobsOf.ts';
import { type Failed, findRun, isDone, runAll } from './runAll.ts';
import type { StartedRun } from './startRun.ts';
import type { Comparison, Job } from './types.ts';

/** How to make the runs of a comparison. */
export interface ComparisonOptions extends DataFlags {
  readonly folder: string;
  readonly interruption: Interruption;
  readonly progress: ProgressKind;
  /** Runs at a time at most. */
  readonly processes?: number;
  /** Seconds from the start of the command after which all runs save their states and end. */
  readonly budget?: number;
  /** Whether to take over a lock whose holder cannot be seen from here. */
  readonly force: boolean;
}

/** How a sitting ended. */
export interface Sitting {
  readonly jobs: readonly Job[];
  /** 0, 75 (a signal), 76 (the budget), or the code of the first run that failed. */
  readonly code: number;
}

/** Makes the runs that have no result yet. Throws a Failure where nothing can be started. */
export async function runComparison(comparison: Comparison, options: ComparisonOptions): Promise<Sitting> {
  const { folder, interruption } = options;
  const jobs = jobsOf(comparison, folder);
  prepareFolder(folder);
  const lock = await lockRun(folder, options.force);
  try {
    checkExisting(jobs);
    const left = jobs.filter((job) => !hasResult(job));
    const slots = left.length > 0 ? await runsAtATime(left, options.processes, options) : 1;
    await writeComparison(folder, comparison);
    const failed = left.length > 0 ? await train(jobs, left, slots, options) : [];
    return { jobs, code: codeOf(failed, interruption) };
  } finally {
    lock.release();
  }
}

/** Whether a run needs no more work: it has all its steps, or can have no more. */
export function hasResult(job: Job): boolean {
  const run = findRun(job);
  return run !== undefined && isDone(run, job.config.steps);
}

async function train(
  jobs: readonly Job[],
  left: readonly Job[],
  slots: number,
  options: ComparisonOptions,
): Promise<Failed[]> {
  const { interruption, progress, budget } = options;
  const place = (job: Job) => ({ step: findRun(job)?.step ?? 0, done: !left.includes(job) });
  const watcher = openComparisonProgress(progress, openTerminal(), jobs, place, slots);
  const children = new Set<StartedRun>();
  const stop = (why: string): void => {
    watcher.say(`${why}: the runs save their states ...`);
    interruption.stop();
    for (const child of children) child.stop();
  };
  interruption.react(stop);
  const patience = budget === undefined ? undefined : Math.max(0, budget * 1000 - performance.now());
  const timer = patience === undefined ? undefined : setTimeout(() => stop('budget'), patience);
  try {
    return await runAll(left, { slots, interruption, watcher, words: dataWords(options), children });
  } finally {
    clearTimeout(timer);
    watcher.close();
  }
}

function codeOf(failed: readonly Failed[], { signal, name }: Interruption): number {
  if (signal.aborted) {
    const why = name() === undefined ? 'the budget is used up' : `interrupted by ${name()}`;
    const saved =
      failed.length === 0
        ? 'the states are saved'
        : `the states are saved, but ${failed.length} of the runs failed`;
    say(`ganvil: ${why}; ${saved}. The same command resumes the comparison.`);
    return name() === undefined ? EXIT.budget : EXIT.interrupted;
  }
  return failed[0]?.code ?? EXIT.done;
}
