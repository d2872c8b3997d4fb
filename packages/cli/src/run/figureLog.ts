import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { LoggedShares, LoggedStep } from '@ganvil/core';
import { inRun } from './directory.ts';
import { loggedEvents, withoutAbandoned } from './loggedEvents.ts';

/** What figures are drawn from. */
export interface FigureLog {
  readonly steps: readonly LoggedStep[];
  readonly shares: readonly LoggedShares[];
}

/**
 * The scalars of a run's steps in events.jsonl up to a step, and the shares by class of its diagnoses; none for a checkpoint file that is in no
 * run. Other lines are left out.
 */
export function figureLog(source: string, last: number): FigureLog {
  const run = [source, dirname(dirname(source))].find((folder) => existsSync(inRun.events(folder)));
  const [steps, shares]: [LoggedStep[], LoggedShares[]] = [[], []];
  if (run === undefined) return { steps, shares };
  for (const event of withoutAbandoned(loggedEvents(run, ['step', 'diagnosis', 'rollback']))) {
    if (!(event.step <= last)) continue;
    if (event.type === 'step') steps.push({ step: event.step, scalars: event.scalars });
    else if (event.shares) shares.push({ step: event.step, shares: event.shares });
  }
  return { steps, shares };
}
