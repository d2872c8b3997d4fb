import { ConfigError } from '../errors.ts';
import { changeableSettings } from './changeableSettings.ts';
import { MOST_CHANGES } from './parseChanges.ts';
import { pendingChanges } from './pendingChanges.ts';
import type { AppliedChange, Changing } from './types.ts';

/**
 * The changes of a run after one more. A change that was planned next is no longer pending; any other comes before those. Of changes of
 * one setting between the same updates the last one counts. Throws ConfigError where there would be too many.
 */
export function afterChange(run: Changing, change: AppliedChange): Omit<Changing, 'step'> {
  const { changes, planned } = run;
  if (!changeableSettings.includes(change.setting)) return { changes, planned };
  const pending = pendingChanges(run);
  const [next] = pending;
  const asPlanned = next?.setting === change.setting && next.value === change.value && next.step <= run.step;
  const last = changes.at(-1);
  const again =
    !asPlanned &&
    last?.setting === change.setting &&
    Object.entries(change.updates).every(([name, count]) => last.updates[name] === count);
  const made = [...(again ? changes.slice(0, -1) : changes), change];
  if (made.length > MOST_CHANGES)
    throw new ConfigError(`changes: expected at most ${MOST_CHANGES} in a run, got one more.`);
  return { changes: made, planned: asPlanned ? planned : [...made, ...pending] };
}
