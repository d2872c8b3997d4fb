import { existsSync, readFileSync } from 'node:fs';
import type { TrainEvent } from '@ganvil/core';
import { inRun } from '../run/directory.ts';

type EventOf<T extends TrainEvent['type']> = Extract<TrainEvent, { type: T }>;

/** All events of a type in the log of a run, in order; of a type that the log keeps whole. A line that is half written is none. */
export function eventsOf<T extends 'evaluation' | 'alarm'>(run: string, type: T): EventOf<T>[] {
  if (!existsSync(inRun.events(run))) return [];
  const lines = readFileSync(inRun.events(run), 'utf8').split('\n');
  return lines.flatMap((line): EventOf<T>[] => {
    if (!line.startsWith(`{"type":"${type}"`)) return [];
    try {
      return [JSON.parse(line)];
    } catch {
      return [];
    }
  });
}
