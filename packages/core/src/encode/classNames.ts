import { DataError } from '../errors.ts';

const MAX_NAME = 64; // characters of a name that are kept

/** Names of classes as text: a JSON list. */
export function encodeClassNames(names: readonly string[]): string {
  return JSON.stringify(names.map((name) => name.slice(0, MAX_NAME)));
}

/** Names of so many classes from text. Throws DataError for anything else. */
export function decodeClassNames(text: string, classes: number): readonly string[] {
  let names: unknown;
  try {
    names = JSON.parse(text);
  } catch {
    names = undefined;
  }
  const isName = (name: unknown): name is string => typeof name === 'string' && name.length <= MAX_NAME;
  if (!Array.isArray(names) || names.length !== classes || !names.every(isName))
    throw new DataError(`checkpoint: expected the names of ${classes} classes, got something else.`);
  return names;
}
