import { didYouMean } from '@ganvil/core';
import { EXIT, Failure } from '../node/exit.ts';

/** The names in a comma-separated flag; all `known` names if it was not given. Throws a usage Failure for an unknown name. */
export function parseNames(
  flag: string,
  text: string | undefined,
  known: readonly string[],
): readonly string[] {
  const names = text === undefined ? known : text.split(',').filter((name) => name !== '');
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
