import { type Action, iterationsOf } from './actionLog.ts';

/** A state to go back to. */
export interface Snapshot {
  readonly bytes: Uint8Array;
  readonly actions: readonly Action[];
}

const MAX_BYTES = 96 * 2 ** 20; // of checkpoints
const MAX_SNAPSHOTS = 60;

/** States to go back to, newest last; the oldest are dropped where they become too many or too large. */
export function addSnapshot(marks: readonly Snapshot[], mark: Snapshot): Snapshot[] {
  const last = marks.at(-1);
  const same = last && iterationsOf(last.actions) === iterationsOf(mark.actions);
  let all = [...(same ? marks.slice(0, -1) : marks), mark].slice(-MAX_SNAPSHOTS);
  while (all.length > 1 && all.reduce((sum, { bytes }) => sum + bytes.length, 0) > MAX_BYTES)
    all = all.slice(1);
  return all;
}
