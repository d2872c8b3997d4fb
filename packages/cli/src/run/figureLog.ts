import { existsSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { LoggedShares, LoggedStep } from '@ganvil/core';
import { inRun } from './directory.ts';

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
  for (const line of readFileSync(inRun.events(run), 'utf8').split('\n')) {
    const event = parsed(line);
    if (event?.type === 'rollback')
      for (const list of [steps, shares]) while ((list.at(-1)?.step ?? 0) > event.to) list.pop();
    if (!event || !(event.step <= last)) continue;
    if (event.type === 'step') steps.push({ step: event.step, scalars: event.scalars });
    if (event.type === 'diagnosis' && event.shares) shares.push({ step: event.step, shares: event.shares });
  }
  return { steps, shares };
}

/** A line that a run that is under way has written half of is no event yet. */
function parsed(line: string): (LoggedStep & LoggedShares & { type: string; to: number }) | undefined {
  if (!/^\{"type":"(step|rollback|diagnosis)"/.test(line)) return undefined;
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
