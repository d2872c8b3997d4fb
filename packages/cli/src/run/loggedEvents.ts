import { existsSync, readFileSync } from 'node:fs';
import type { TrainEvent } from '@ganvil/core';
import { inRun } from './directory.ts';

/** An event by its type. */
export type EventOf<T extends TrainEvent['type']> = Extract<TrainEvent, { type: T }>;

/** The events of some types in the log of a run, in order; of types that the log keeps whole. A line that is half written is none. */
export function loggedEvents<T extends 'step' | 'evaluation' | 'diagnosis' | 'alarm' | 'rollback'>(
  run: string,
  types: readonly T[],
): EventOf<T>[] {
  if (!existsSync(inRun.events(run))) return [];
  const starts = types.map((type) => `{"type":"${type}"`);
  return readFileSync(inRun.events(run), 'utf8')
    .split('\n')
    .flatMap((line): EventOf<T>[] => {
      if (!starts.some((start) => line.startsWith(start))) return [];
      try {
        return [JSON.parse(line)];
      } catch {
        return [];
      }
    });
}

/** Events without rollbacks, and without those of steps that the run has gone back from. */
export function withoutAbandoned<E extends TrainEvent>(
  events: readonly E[],
): Exclude<E, { type: 'rollback' }>[] {
  const kept: Exclude<E, { type: 'rollback' }>[] = [];
  for (const event of events) {
    if (event.type !== 'rollback') kept.push(event as Exclude<E, { type: 'rollback' }>);
    else while ((kept.at(-1)?.step ?? 0) > event.to) kept.pop();
  }
  return kept;
}
