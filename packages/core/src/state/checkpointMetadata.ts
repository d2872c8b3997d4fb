// Parts of a checkpoint's metadata, from text.
import { parseApplied } from '../changes/parseChanges.ts';
import type { AppliedChange } from '../changes/types.ts';
import { type Config, type ConfigInput, storedConfig } from '../config/resolveConfig.ts';
import { ConfigError, DataError } from '../errors.ts';
import { games } from '../games/index.ts';
import { type Course, emptyCourse } from '../training/course.ts';
import { isCourse } from '../training/isCourse.ts';
import type { Updates } from '../training/updateCounts.ts';
import type { Start } from './types.ts';

/** Between `least` and `most` non-negative integers, separated by blanks. Throws DataError. */
export function integersOf(key: string, text: string | undefined, least: number, most: number): number[] {
  const numbers = /^\d+( \d+)*$/.test(text ?? '') ? text!.split(' ').map(Number) : [];
  if (numbers.length >= least && numbers.length <= most && numbers.every(Number.isSafeInteger))
    return numbers;
  throw new DataError(`checkpoint: expected a ${key}, got ${JSON.stringify(text ?? 'none')}.`);
}

/** The configuration in JSON. Throws DataError. */
export function configOf(json: string): Config {
  try {
    return storedConfig(JSON.parse(json) as ConfigInput);
  } catch (error) {
    if (error instanceof ConfigError) throw new DataError(`checkpoint: ${error.message}`);
    if (error instanceof SyntaxError)
      throw new DataError('checkpoint: expected a JSON configuration, got a broken one.');
    throw error;
  }
}

/**
 * The updates of each player. Files of before there were games have those of D apart, or not at all. Throws DataError.
 */
export function updatesOf(metadata: Readonly<Record<string, string>>, step: number, config: Config): Updates {
  if (metadata.updates === undefined) {
    const [D] = integersOf('stepD', metadata.stepD ?? `${step * config.discriminatorSteps}`, 1, 1);
    return { G: step, D };
  }
  const found = parsed(metadata.updates);
  const names = games[config.game].schedule(config).map(([name]) => name);
  const fits =
    isCounts(found) && names.length === Object.keys(found).length && names.every((name) => name in found);
  if (fits) return found;
  throw new DataError(
    `checkpoint: expected the updates of ${names.join(' and ')}, got ${metadata.updates.slice(0, 80)}.`,
  );
}

/** The settings that were changed in a run. Throws DataError. */
export function changesOf(json: string | undefined, players: readonly string[]): readonly AppliedChange[] {
  if (json === undefined) return [];
  try {
    return parseApplied(parsed(json), players);
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    throw new DataError(`checkpoint: ${error.message}`);
  }
}

/** The state whose weights a run has begun with. Throws DataError. */
export function startOf(text: string | undefined): { start?: Start } {
  if (text === undefined) return {};
  const [, step, digest] = /^(\d{1,15}) ([0-9a-f]{64})$/.exec(text) ?? [];
  if (digest !== undefined) return { start: { step: Number(step), digest } };
  throw new DataError(`checkpoint: expected the step and digest of a start, got ${text.slice(0, 80)}.`);
}

/** A course as JSON, its parts in one order: that in which they came depends on where a run was interrupted. */
export function courseText({ best, waited, evaluated, history, raised, window, retreat }: Course): string {
  return JSON.stringify({ best, waited, evaluated, history, raised, window, retreat });
}

/** What a run remembers of its evaluations. Throws DataError. */
export function courseOf(json: string | undefined): Course {
  if (json === undefined) return emptyCourse;
  const found = parsed(json);
  if (isCourse(found)) return found;
  throw new DataError(`checkpoint: expected the course of a run, got ${json.slice(0, 80)}.`);
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function isCounts(value: unknown): value is Updates {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.values(value).every((count) => Number.isSafeInteger(count) && count >= 0);
}
