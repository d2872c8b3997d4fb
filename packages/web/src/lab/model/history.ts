import { type Act, movesOf } from './actionLog.ts';

/** A state to go back to. */
export interface Mark {
  readonly bytes: Uint8Array;
  readonly acts: readonly Act[];
}

const MOST_BYTES = 96 * 2 ** 20; // of checkpoints
const MOST = 60;

/** States to go back to, newest last; the oldest are dropped where they become too many or too large. */
export function keep(marks: readonly Mark[], mark: Mark): Mark[] {
  const last = marks.at(-1);
  const same = last && movesOf(last.acts) === movesOf(mark.acts);
  let all = [...(same ? marks.slice(0, -1) : marks), mark].slice(-MOST);
  while (all.length > 1 && all.reduce((sum, { bytes }) => sum + bytes.length, 0) > MOST_BYTES)
    all = all.slice(1);
  return all;
}
