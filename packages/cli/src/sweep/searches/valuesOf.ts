import { type Json, objectOf, refuse } from '../../comparison/checks.ts';

/** An object that is not empty. Throws a config Failure. */
export function valuesOf(value: unknown, where: string, expected: string): Json {
  const values = objectOf(value, where, expected);
  if (Object.keys(values).length === 0) refuse(where, `expected ${expected}`, 'nothing in it');
  return values;
}
