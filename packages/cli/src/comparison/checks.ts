// Checks of the JSON files of comparisons and sweeps.
import { EXIT, Failure } from '../node/exit.ts';

/** An object as JSON has it. */
export type Json = Readonly<Record<string, unknown>>;

/** An object. Throws a config Failure; `where` stands before its message. */
export function objectOf(value: unknown, where: string, expected = 'an object'): Json {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Json;
  return refuse(where, `expected ${expected}`, value === undefined ? 'none' : shown(value));
}

/** A value as JSON has it, its beginning. */
export const shown = (value: unknown): string => JSON.stringify(value)?.slice(0, 100) ?? 'nothing';

/** Throws a config Failure. */
export function refuse(where: string, expected: string, got: string): never {
  throw new Failure(EXIT.config, `${where}: ${expected}, got ${got.slice(0, 100)}.`);
}
