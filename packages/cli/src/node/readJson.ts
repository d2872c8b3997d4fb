import { statSync } from 'node:fs';
import { Failure } from './exit.ts';
import { readText } from './readText.ts';

const MAX_BYTES = 1 << 20; // bytes; our own files have a few thousand

/** An object from a JSON file. Throws a Failure with `code` for anything else, and with `missing` where there is none. */
export function readJson(path: string, code: number, missing: number): Record<string, unknown> {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) throw new Failure(missing, `${path}: expected a JSON file, found none.`);
  if (!stat.isFile())
    throw new Failure(code, `${path}: expected a JSON file, got something that is no file.`);
  if (stat.size > MAX_BYTES)
    throw new Failure(code, `${path}: expected at most ${MAX_BYTES} bytes of JSON, got ${stat.size}.`);
  let value: unknown;
  try {
    value = JSON.parse(readText(path));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new Failure(code, `${path}: expected JSON, got text that is none (${error.message}).`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Failure(
      code,
      `${path}: expected a JSON object, got ${value === null ? 'null' : typeof value}.`,
    );
  }
  return value as Record<string, unknown>;
}
