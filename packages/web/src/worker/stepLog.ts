// The scalars of a run's steps, for the figure of its losses.
import { type LoggedStep, type TrainEvent, thinned } from '@ganvil/core';

const MOST = 4096;

/** A log with the steps of some events; thinned if it becomes long. A single update replaces what its step had. */
export function addEvents(log: readonly LoggedStep[], events: readonly TrainEvent[]): LoggedStep[] {
  const all = [...log];
  for (const event of events) {
    if (event.type !== 'step') continue;
    if (all.at(-1)?.step === event.step) all.pop();
    all.push({ step: event.step, scalars: event.scalars });
  }
  return all.length > MOST ? thinned(all) : all;
}

/** The log up to a step. */
export const upTo = (log: readonly LoggedStep[], last: number): LoggedStep[] =>
  log.filter(({ step }) => step <= last);
