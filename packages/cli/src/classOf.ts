import { EXIT, Failure } from './exit.ts';

/** The class that `--class` names. Throws a usage Failure. */
export function classOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,9}$/.test(text)) throw new Failure(EXIT.usage, `--class: expected a number, got "${text}".`);
  return Number(text);
}
