import type { Config } from '../config/resolveConfig.ts';
import { settings } from '../config/settings.ts';
import { DataError } from '../errors.ts';
import { changeableSettings } from './changeableSettings.ts';
import type { AppliedChange, Change } from './types.ts';

/** Changes that a run may have: its log of them stays small enough for the header of a checkpoint. */
export const MOST_CHANGES = 1000;

/** Changes from a value that was JSON, in order of their steps. Throws DataError. */
export function parseChanges(value: unknown): Change[] {
  if (!Array.isArray(value)) throw problem('a list of changes', value);
  if (value.length > MOST_CHANGES) throw problem(`at most ${MOST_CHANGES} changes`, value.length);
  const changes = value.map(changeOf);
  const back = changes.findIndex(({ step }, i) => i > 0 && step < changes[i - 1].step);
  if (back >= 0) throw problem('changes in order of their steps', changes[back].step);
  return changes;
}

/** As `parseChanges`, of changes that a run has made; `players`: who must have done updates. Throws DataError. */
export function parseApplied(value: unknown, players: readonly string[]): AppliedChange[] {
  return parseChanges(value).map((change, i) => {
    const { updates } = (value as { updates?: unknown }[])[i];
    const counts = Object.entries(updates ?? {});
    const fits =
      counts.length === players.length && players.every((name) => Object.hasOwn(updates ?? {}, name));
    if (!fits || !counts.every(([, count]) => isCount(count)))
      throw problem(`the updates of ${players.join(' and ')} at a change`, updates);
    return { ...change, updates: Object.fromEntries(counts) as Record<string, number> };
  });
}

function changeOf(row: unknown): Change {
  const { step, setting, value } = (row ?? {}) as Record<string, unknown>;
  if (!isCount(step)) throw problem('the step of a change', step);
  if (typeof setting !== 'string' || !(changeableSettings as readonly string[]).includes(setting))
    throw problem('a setting that may change in a run', setting);
  const key = setting as keyof Config;
  try {
    return { step: step as number, setting: key, value: settings[key].check(value) };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw problem(`${setting} to change to ${error.message}`, value);
  }
}

const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;

function problem(expected: string, got: unknown): DataError {
  return new DataError(`changes: expected ${expected}, got ${JSON.stringify(got)?.slice(0, 80)}.`);
}
