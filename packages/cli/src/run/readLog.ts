import { existsSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { LoggedStep } from '@ganvil/core';
import { inRun } from './directory.ts';

/** The scalars of a run's steps in events.jsonl up to a step; none for a checkpoint file that is in no run. Other lines are left out. */
export function readLog(source: string, last: number): LoggedStep[] {
  const run = [source, dirname(dirname(source))].find((folder) => existsSync(inRun.events(folder)));
  if (run === undefined) return [];
  const lines = readFileSync(inRun.events(run), 'utf8').split('\n');
  const steps: LoggedStep[] = [];
  for (const line of lines) {
    const event = parsed(line);
    if (event?.type === 'rollback') while ((steps.at(-1)?.step ?? 0) > event.to) steps.pop();
    if (event?.type === 'step' && event.step <= last)
      steps.push({ step: event.step, scalars: event.scalars });
  }
  return steps;
}

/** A line that a run that is under way has written half of is no event yet. */
function parsed(line: string): (LoggedStep & { type: string; to: number }) | undefined {
  if (!/^\{"type":"(step|rollback)"/.test(line)) return undefined;
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
