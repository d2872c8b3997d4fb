import type { TrainEvent } from '@ganvil/core';
import { inRun } from './directory.ts';
import { linesOf } from './linesOf.ts';
import { isOfType, parseLogLine } from './logLine.ts';

/** An event by its type. */
export type EventOf<T extends TrainEvent['type']> = Extract<TrainEvent, { type: T }>;

/** The events of some types in the log of a run, in order; of types that the log keeps whole. A line that is half written is none. */
export function* loggedEvents<T extends 'step' | 'evaluation' | 'diagnosis' | 'alarm' | 'rollback'>(
  run: string,
  types: readonly T[],
): Generator<EventOf<T>> {
  for (const { bytes } of linesOf(inRun.events(run))) {
    const event = types.some((type) => isOfType(bytes, type)) ? parseLogLine(bytes.toString()) : undefined;
    if (event) yield event as EventOf<T>;
  }
}

/** Takes from a list, in order, what is of steps after one that a run went back to. */
export function goBack(list: { readonly step: number }[], to: number): void {
  while ((list.at(-1)?.step ?? 0) > to) list.pop();
}

/** Events without rollbacks, and without those of steps that the run has gone back from. */
export function withoutAbandoned<E extends TrainEvent>(
  events: Iterable<E>,
): Exclude<E, { type: 'rollback' }>[] {
  const kept: Exclude<E, { type: 'rollback' }>[] = [];
  for (const event of events) {
    if (event.type !== 'rollback') kept.push(event as Exclude<E, { type: 'rollback' }>);
    else goBack(kept, event.to);
  }
  return kept;
}
