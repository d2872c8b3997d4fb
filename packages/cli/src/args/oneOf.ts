import { didYouMean } from '@ganvil/core';
import { EXIT, Failure } from '../node/exit.ts';

/** A word that is one of some names. Throws a usage Failure; `what`, such as `--engine`, stands before its message. */
export function oneOf<T extends string>(what: string, word: string, names: readonly T[]): T {
  const name = names.find((one) => one === word);
  if (name !== undefined) return name;
  throw new Failure(
    EXIT.usage,
    `${what}: expected one of ${names.join(', ')}${didYouMean(word, names)}, got "${word}".`,
  );
}
