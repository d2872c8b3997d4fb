import { EXIT, Failure } from '../node/exit.ts';

/** The number in a flag, at least `min`; `initial` if the flag was not given. Throws a usage Failure. */
export function parseNumber(flag: string, text: string | undefined, initial: number, min: number): number {
  const value = text === undefined ? initial : Number(text);
  if (Number.isFinite(value) && value >= min) return value;
  throw new Failure(EXIT.usage, `--${flag}: expected a number of at least ${min}, got "${text}".`);
}

/** The integer in a flag, as `parseNumber`. */
export function parseInteger(
  flag: string,
  text: string | undefined,
  initial: number,
  min: number,
  max = Number.MAX_SAFE_INTEGER,
): number {
  const value = parseNumber(flag, text, initial, min);
  if (Number.isSafeInteger(value) && value <= max) return value;
  if (max < Number.MAX_SAFE_INTEGER)
    throw new Failure(EXIT.usage, `--${flag}: expected an integer from ${min} to ${max}, got "${text}".`);
  throw new Failure(EXIT.usage, `--${flag}: expected an integer of at least ${min}, got "${text}".`);
}
