import type { Change, Changing } from './types.ts';

/** The changes that a run still has to make, in order. */
export const pendingChanges = ({ planned, changes }: Changing): readonly Change[] =>
  planned.slice(changes.length);

/** The next change of a run, if it comes before the next update. */
export function dueChange(run: Changing): Change | undefined {
  const [next] = pendingChanges(run);
  return next && next.step <= run.step ? next : undefined;
}
