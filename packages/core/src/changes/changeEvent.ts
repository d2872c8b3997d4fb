import type { TrainEvent } from '../training/events.ts';
import type { Change } from './types.ts';

/** The event of a change. */
export function changeEvent(
  { step, setting, value }: Change,
  before: Change['value'],
): Extract<TrainEvent, { type: 'change' }> {
  const message = `Step ${step}: ${setting} changes from ${before} to ${value}.`;
  return { type: 'change', step, setting, before, value, message };
}
