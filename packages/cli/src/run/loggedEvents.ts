import type { TrainEvent } from '@ganvil/core';
import { inRun } from './directory.ts';
import { linesOf } from './linesOf.ts';

/** An event by its type. */
export type EventOf<T extends TrainEvent['type']> = Extract<TrainEvent, { type: T }>;

/** The events of some types in the log of a run, in order; of types that the log keeps whole. A line that is half written is none. */
export function* loggedEvents<T extends 'step' | 'evaluation' | 'diagnosis' | 'alarm' | 'rollback'>(
  run: string,
  types: readonly T[],
): Generator<EventOf<T>> {
  const starts = types.map((type) => Buffer.from(`{"type":"${type}"`));
  for (const { bytes } of linesOf(inRun.events(run))) {
    if (!starts.some((start) => bytes.subarray(0, start.length).equals(start))) continue;
    try {
      yield JSON.parse(bytes.toString());
    } catch {
      // half written
    }
  }
}

/** Events without rollbacks, and without those of steps that the run has gone back from. */
export function withoutAbandoned<E extends TrainEvent>(
  events: Iterable<E>,
): Exclude<E, { type: 'rollback' }>[] {
  const kept: Exclude<E, { type: 'rollback' }>[] = [];
  for (const event of events) {
    if (event.type !== 'rollback') kept.push(event as Exclude<E, { type: 'rollback' }>);
    else while ((kept.at(-1)?.step ?? 0) > event.to) kept.pop();
  }
  return kept;
}
