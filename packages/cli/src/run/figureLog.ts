import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { LoggedShares, LoggedStep } from '@ganvil/core';
import { inRun } from './directory.ts';
import { goBack, loggedEvents } from './loggedEvents.ts';

/** What figures are drawn from. */
export interface FigureLog {
  readonly steps: readonly LoggedStep[];
  readonly shares: readonly LoggedShares[];
}

/** Steps from which on every second one is left out, then every second of the rest, and so on: no figure shows more. */
const MOST_STEPS = 1 << 17;

/**
 * The scalars of a run's steps in events.jsonl up to a step, and the shares by class of its diagnoses, without those that the run has gone
 * back from; none for a checkpoint file that is in no run. Of long logs every second, fourth, ... step, in bounded memory.
 */
export function figureLog(source: string, last: number): FigureLog {
  const run = [source, dirname(dirname(source))].find((folder) => existsSync(inRun.events(folder)));
  let [steps, stride, count]: [LoggedStep[], number, number] = [[], 1, 0];
  const shares: LoggedShares[] = [];
  if (run === undefined) return { steps, shares };
  for (const event of loggedEvents(run, ['step', 'diagnosis', 'rollback'])) {
    if (event.type === 'rollback') for (const list of [steps, shares]) goBack(list, event.to);
    else if (!(event.step <= last)) continue;
    else if (event.type === 'diagnosis') {
      if (event.shares) shares.push({ step: event.step, shares: event.shares });
    } else if (count++ % stride === 0) steps.push({ step: event.step, scalars: event.scalars });
    if (steps.length <= MOST_STEPS) continue;
    steps = steps.filter((_, i) => i % 2 === 0);
    stride *= 2;
  }
  return { steps, shares };
}
