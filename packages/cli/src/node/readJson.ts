import { statSync } from 'node:fs';
import { Failure } from './exit.ts';
import { readText } from './readText.ts';

const MAX_BYTES = 1 << 20; // files of Ganvil have a few thousand

/** The object in a JSON file. Throws a Failure with the code `missing` if there is no file, with `code` for any other content. */
export function readJson(path: string, code: number, missing: number): Record<string, unknown> {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) throw new Failure(missing, `${path}: expected a JSON file, found none.`);
  if (!stat.isFile()) throw new Failure(code, `${path}: expected a JSON file, got something else.`);
  if (stat.size > MAX_BYTES)
    throw new Failure(code, `${path}: expected at most ${MAX_BYTES} bytes of JSON, got ${stat.size}.`);
  let value: unknown;
  try {
    value = JSON.parse(readText(path));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new Failure(code, `${path}: expected JSON, got other text (${error.message}).`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const kind = value === null ? 'null' : Array.isArray(value) ? 'a list' : typeof value;
    throw new Failure(code, `${path}: expected a JSON object, got ${kind}.`);
  }
  return value as Record<string, unknown>;
}
