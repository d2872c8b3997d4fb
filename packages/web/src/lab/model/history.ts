import { type Action, formatActions } from './actionLog.ts';

/** A state that undo or reset can restore. */
export interface Snapshot {
  /** A checkpoint. */
  readonly bytes: Uint8Array;
  /** The actions that led to it. */
  readonly actions: readonly Action[];
}

/** Whether these actions lead to a snapshot. */
export const isAt = (snapshot: Snapshot, actions: readonly Action[]): boolean =>
  formatActions(snapshot.actions) === formatActions(actions);

const MAX_BYTES = 96 * 2 ** 20; // of checkpoints
const MAX_SNAPSHOTS = 60;

/** The snapshots with another one, newest last. The oldest are dropped if there are too many or they are too large. */
export function addSnapshot(snapshots: readonly Snapshot[], snapshot: Snapshot): Snapshot[] {
  const last = snapshots.at(-1);
  const same = last && isAt(last, snapshot.actions);
  let all = [...(same ? snapshots.slice(0, -1) : snapshots), snapshot].slice(-MAX_SNAPSHOTS);
  while (all.length > 1 && all.reduce((sum, { bytes }) => sum + bytes.length, 0) > MAX_BYTES)
    all = all.slice(1);
  return all;
}
