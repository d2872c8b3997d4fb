import type { Checkpoint } from '@ganvil/core';
import type { DataFlags } from '../args/dataFlags.ts';
import { openCheckpoint } from '../args/runArgument.ts';
import type { MetricSummary, RunOutcome } from '../comparison/resultsOf.ts';
import { summaries } from '../comparison/resultsOf.ts';
import { openData } from '../data/openData.ts';
import { openBackend } from '../engine/openBackend.ts';
import type { Published, Repro } from './types.ts';

/** A published number beside ours. */
export interface ReproRow extends Published {
  /** Absent where no run has it yet. */
  readonly ours?: MetricSummary;
}

/** The rows of an entry from what came of its runs. */
export function reproRows({ published }: Repro, outcomes: readonly RunOutcome[]): ReproRow[] {
  const rows = summaries(outcomes);
  return published.map((number) => {
    const row = rows.find(({ set, method }) => method === number.method && set === (number.set ?? ''));
    return { ...number, ours: row?.metrics[number.metric] };
  });
}

/** The outcomes with the numbers that the entry measures of each finished run in its last state. */
export async function withMeasures(
  { measure }: Repro,
  outcomes: readonly RunOutcome[],
  judge: Checkpoint | undefined,
  reading: DataFlags,
): Promise<RunOutcome[]> {
  if (!measure) return [...outcomes];
  const measured: RunOutcome[] = [];
  for (const outcome of outcomes) {
    if (!outcome.counts) {
      measured.push(outcome);
      continue;
    }
    const checkpoint = await openCheckpoint(outcome.job.run);
    const { config } = outcome.job;
    const { dataset } = await openData(config, outcome.job.preset, () => {}, {
      ...reading,
      progress: 'none',
    });
    await openBackend({ ...config, threads: 1 });
    const numbers = await measure({ checkpoint, dataset, judge });
    measured.push({ ...outcome, metrics: { ...outcome.metrics, ...numbers } });
  }
  return measured;
}
