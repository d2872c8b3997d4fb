// The end of a run that has nothing left to train.
import { existsSync, readFileSync } from 'node:fs';
import { type Checkpoint, digestOf, keepsOf } from '@ganvil/core';
import { openJsonl } from '../sinks/jsonl.ts';
import { readLog } from '../sinks/readLog.ts';
import { rewindJsonl } from '../sinks/rewindJsonl.ts';
import { say } from '../terminal/output.ts';
import { checkpointEvent } from './checkpointEvent.ts';
import { inRun, writeText } from './directory.ts';
import type { RunResult } from './trainRun.ts';

/**
 * Finishes a run whose last checkpoint is its end (all steps, or a plateau): writes what is missing because the process was killed after
 * the checkpoint. `mayWrite` is false on a read-only disk; `since` is the step that the run started from.
 */
export async function finishRun(
  run: string,
  from: Checkpoint,
  reason: 'finished' | 'plateau',
  mayWrite: boolean,
  since = 0,
): Promise<RunResult> {
  const { step, config } = from;
  const digest = digestOf(from);
  const { metrics, ended } = readLog(run, step, () => true, from.rollbacks);
  const finished = { type: 'end', step, reason, digest } as const;
  if (mayWrite && !ended) {
    const { logged } = await rewindJsonl(
      run,
      { step, since, logEvery: config.logEvery, due: () => true, rollbacks: from.rollbacks },
      say,
    );
    const log = openJsonl(run, config, say);
    if (!logged) log.sink(checkpointEvent(from));
    log.sink(finished);
    await log.close('patiently');
  }
  const path = inRun.digest(run);
  if (mayWrite && (!existsSync(path) || readFileSync(path).toString() !== `${digest}\n`))
    await writeText(path, `${digest}\n`);
  const picture = existsSync(inRun.picture(run, step)) ? inRun.picture(run, step) : undefined;
  return {
    run,
    ...finished,
    stepsPerSecond: 0,
    seconds: 0,
    metrics,
    checkpoint: step,
    picture,
    best: keepsOf(from).best,
  };
}
