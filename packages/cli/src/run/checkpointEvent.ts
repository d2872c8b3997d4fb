import { type Checkpoint, digestOf, type TrainEvent } from '@ganvil/core';

/** The event of a checkpoint that is there. */
export function checkpointEvent(from: Checkpoint): TrainEvent {
  return { type: 'checkpoint', step: from.step, bytes: new Uint8Array(), digest: digestOf(from), keeps: {} };
}
