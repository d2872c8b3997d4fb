import { didYouMean } from '@ganvil/core';
import { EXIT, Failure } from '../node/exit.ts';

/** The names in a comma-separated flag, each of them known; all names if it was not given. */
export function listed(flag: string, given: string | undefined, known: readonly string[]): readonly string[] {
  const names = given === undefined ? known : given.split(',').filter((name) => name !== '');
  for (const name of names) {
    if (known.includes(name)) continue;
    throw new Failure(
      EXIT.usage,
      `--${flag}: expected some of ${known.join(',')}${didYouMean(name, known)}, got "${name}".`,
    );
  }
  if (names.length === 0) throw new Failure(EXIT.usage, `--${flag}: expected a name, got none.`);
  return names;
}

/** A number in a flag, of which the least is known. */
export function numeric(flag: string, given: string | undefined, initial: number, least: number): number {
  const value = given === undefined ? initial : Number(given);
  if (Number.isFinite(value) && value >= least) return value;
  throw new Failure(EXIT.usage, `--${flag}: expected a number of at least ${least}, got "${given}".`);
}

/** As `numeric`, an integer. */
export function whole(flag: string, given: string | undefined, initial: number, least: number): number {
  const value = numeric(flag, given, initial, least);
  if (Number.isSafeInteger(value)) return value;
  throw new Failure(EXIT.usage, `--${flag}: expected an integer of at least ${least}, got "${given}".`);
}
