import type { Units } from '../datasets/units.ts';
import { DataError } from '../errors.ts';

const MAX_NAME = 64; // characters of a name that are kept

/** Columns as text: `[["duration", 3.49, 1.14], …]`, each with its name, mean and standard deviation. */
export function encodeUnits(units: Units): string {
  return JSON.stringify(units.map(({ name, mean, sd }) => [name.slice(0, MAX_NAME), mean, sd]));
}

/** Columns from text, as many as samples have numbers. Throws DataError for anything else. */
export function decodeUnits(text: string, [width, ...more]: readonly number[]): Units {
  let rows: unknown;
  try {
    rows = JSON.parse(text);
  } catch {
    rows = undefined;
  }
  if (!Array.isArray(rows) || more.length > 0 || rows.length !== width || !rows.every(isColumn))
    throw new DataError(`checkpoint: expected columns [name, mean, sd] for ${width} numbers, got others.`);
  return rows.map(([name, mean, sd]) => ({ name, mean, sd }));
}

function isColumn(row: unknown): row is [string, number, number] {
  if (!Array.isArray(row) || row.length !== 3) return false;
  const [name, mean, sd] = row;
  return (
    typeof name === 'string' &&
    name.length <= MAX_NAME &&
    Number.isFinite(mean) &&
    Number.isFinite(sd) &&
    sd >= 0
  );
}
