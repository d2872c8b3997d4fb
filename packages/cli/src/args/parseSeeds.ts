import { parseSeeds as parse } from '@ganvil/core';
import { EXIT, Failure } from '../node/exit.ts';

/** `0-31,40` as numbers. Throws a usage Failure that names the flag. */
export function parseSeeds(text: string, flag = 'seeds'): number[] {
  try {
    return parse(text);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Failure(EXIT.usage, `--${flag}: expected ${error.message}, got "${text}".`);
  }
}
