import { existsSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { EXIT } from '../node/exit.ts';
import type { Interruption } from '../node/signals.ts';
import { describeRun, type RunDescription } from '../run/describeRun.ts';
import { inRun } from '../run/directory.ts';
import { seemsLocked } from '../run/lock.ts';
import { nameOf } from './jobsOf.ts';
import { type Heard, type StartedRun, startRun } from './startRun.ts';
import type { Job } from './types.ts';

const POLL = 300; // milliseconds between two looks at a lock

/** What happens to the runs. */
export interface Watcher {
  /** A line for people. */
  say(line: string): void;
  started(job: Job): void;
  step(job: Job, step: number): void;
  /** Of a run that has its result, or has failed. */
  ended(job: Job, problem?: string): void;
}

/** A run that ended without a result. */
export interface Failed {
  readonly job: Job;
  readonly code: number;
  readonly problem: string;
}

/** How runs are made. */
export interface Pool {
  /** Runs at a time. */
  readonly slots: number;
  readonly interruption: Interruption;
  readonly watcher: Watcher;
  /** What is added to the command of each. */
  readonly words: readonly string[];
  /** Those that are under way. */
  readonly children: Set<StartedRun>;
}

/** Whether a run has its result: all its steps, or why there can be no more. */
export function isDone({ state, step }: RunDescription, steps: number): boolean {
  if (['running', 'interrupted', 'damaged'].includes(state)) return false;
  return state !== 'finished' || step >= steps;
}

/** What is known of the run of a job; undefined where it was not begun. */
export function findRun({ run }: Job): RunDescription | undefined {
  return existsSync(inRun.config(run)) ? describeRun(run) : undefined;
}

/**
 * Trains runs, each in a process of its own, until all have ended or the interruption stops them. A run that fails or diverges does
 * not stop the others; those that failed are the result.
 */
export async function runAll(jobs: readonly Job[], pool: Pool): Promise<Failed[]> {
  const waiting = [...jobs];
  const failed: Failed[] = [];
  const { signal } = pool.interruption;
  const worker = async (): Promise<void> => {
    for (let job = waiting.shift(); job && !signal.aborted; job = waiting.shift()) {
      const failure = await runOne(job, pool);
      if (failure) failed.push(failure);
      if (failure || !signal.aborted) pool.watcher.ended(job, failure?.problem);
    }
  };
  await Promise.all(Array.from({ length: pool.slots }, worker));
  return failed;
}

async function runOne(
  job: Job,
  { interruption: { signal }, watcher, children, words }: Pool,
): Promise<Failed | undefined> {
  // A child of a comparison that was killed saves its state first.
  if (seemsLocked(job.run)) watcher.say(`${nameOf(job)}: waiting for another process that trains this run`);
  while (seemsLocked(job.run) && !signal.aborted) await wait(POLL);
  if (signal.aborted) return undefined;
  watcher.started(job);
  const hear = ({ step }: Heard) => step !== undefined && watcher.step(job, step);
  const child = startRun([...job.command, ...words], hear);
  children.add(child);
  const { code, message } = await child.ended;
  children.delete(child);
  const wasStopped = signal.aborted && (code === EXIT.interrupted || code === EXIT.killed);
  if (code === EXIT.done || code === EXIT.diverged || wasStopped) return undefined;
  return { job, code, problem: message.replace(/^ganvil: /, '') || `exit code ${code}` };
}
