import { EXIT, Failure } from '../../node/exit.ts';
import type { Json } from './types.ts';

/** An object that is not empty. Throws a config Failure. */
export function valuesOf(value: unknown, where: string, expected: string): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) refuse(where, expected, value);
  if (Object.keys(value as Json).length === 0) refuse(where, expected, 'nothing in it');
  return value as Json;
}

/** Throws a config Failure. */
export function refuse(where: string, expected: string, got: unknown): never {
  const text = typeof got === 'string' ? got : (JSON.stringify(got) ?? 'none');
  throw new Failure(EXIT.config, `${where}: expected ${expected}, got ${text.slice(0, 100)}.`);
}
