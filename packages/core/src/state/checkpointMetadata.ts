// Parts of a checkpoint's metadata, from text.
import { type Config, type ConfigInput, storedConfig } from '../config/resolveConfig.ts';
import { ConfigError, DataError } from '../errors.ts';

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
