import { existsSync, readFileSync } from 'node:fs';
import type { RunState } from '../run/describeRun.ts';
import { inRun } from '../run/directory.ts';
import { type MeanWithError, meanWithError } from '../search/meanWithError.ts';
import { pairedTest } from './pairedTest.ts';
import { findRun, isDone } from './runAll.ts';
import type { Job } from './types.ts';

/** What came of a run so far. */
export interface RunOutcome {
  readonly job: Job;
  readonly state: RunState | 'waiting';
  /** Whether it has all its steps, so that it counts. */
  readonly counts: boolean;
  readonly step: number;
  readonly metrics: Readonly<Record<string, number>>;
  readonly digest?: string;
}

/** A metric of a method on a set: mean and standard error over its seeds. */
export interface MetricSummary extends MeanWithError {
  /** Seeds that have the metric. */
  readonly count: number;
  /** Of the paired test against the first method, over the seeds that both have; absent for the first. */
  readonly p?: number;
  readonly pairs?: number;
}

/** A row of the table. */
export interface MethodSummary {
  readonly set: string;
  readonly method: string;
  readonly outcomes: readonly RunOutcome[];
  readonly metrics: Readonly<Record<string, MetricSummary>>;
}

/** What is on disk of the runs. */
export function outcomesOf(jobs: readonly Job[]): RunOutcome[] {
  return jobs.map((job) => {
    const run = findRun(job);
    if (!run) return { job, state: 'waiting', counts: false, step: 0, metrics: {} };
    const counts = run.state !== 'diverged' && isDone(run, job.config.steps);
    const { state, step, metrics } = run;
    const digest = existsSync(inRun.digest(job.run))
      ? readFileSync(inRun.digest(job.run), 'utf8').trim()
      : undefined;
    return { job, state, counts, step, metrics, ...(digest && counts ? { digest } : {}) };
  });
}

/** The rows: set by set, the methods in their order. A run that has not ended well counts in no mean. */
export function summaries(outcomes: readonly RunOutcome[]): MethodSummary[] {
  const keys = [...new Set(outcomes.map(({ job: { set, method } }) => JSON.stringify([set, method])))];
  const rows = keys.map((key) => {
    const [set, method]: [string, string] = JSON.parse(key);
    const own = outcomes.filter(({ job }) => job.set === set && job.method === method);
    return { set, method, outcomes: own };
  });
  const sets = [...new Set(rows.map(({ set }) => set))];
  return sets.flatMap((set) => {
    const ofSet = rows.filter((row) => row.set === set);
    return ofSet.map((row) => ({
      ...row,
      metrics: metricsOf(row.outcomes, row === ofSet[0] ? undefined : ofSet[0].outcomes),
    }));
  });
}

/** Names of the metrics that runs have, in their order. */
export const metricNamesOf = (outcomes: readonly RunOutcome[]): string[] => [
  ...new Set(outcomes.flatMap(({ counts, metrics }) => (counts ? Object.keys(metrics) : []))),
];

function metricsOf(
  own: readonly RunOutcome[],
  first: readonly RunOutcome[] | undefined,
): Record<string, MetricSummary> {
  const entries = metricNamesOf(own).map((name) => {
    const mine = bySeed(own, name);
    const summary = { ...meanWithError([...mine.values()]), count: mine.size };
    if (!first) return [name, summary] as const;
    const theirs = bySeed(first, name);
    const seeds = [...mine.keys()].filter((seed) => theirs.has(seed));
    const p = pairedTest(seeds.map((seed) => mine.get(seed)! - theirs.get(seed)!));
    return [name, { ...summary, ...(p === undefined ? {} : { p, pairs: seeds.length }) }] as const;
  });
  return Object.fromEntries(entries.filter(([, { count }]) => count > 0));
}

/** The finite values of a metric by seed. */
function bySeed(outcomes: readonly RunOutcome[], name: string): Map<number, number> {
  const own = outcomes.filter(({ counts, metrics }) => counts && Number.isFinite(metrics[name]));
  return new Map(own.map(({ job, metrics }) => [job.seed, metrics[name]]));
}
