import { type Checkpoint, didYouMean } from '@ganvil/core';
import { EXIT, Failure } from '../node/exit.ts';

/** How the classes of digits may be called. */
const NUMERALS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** Whether classes are called by their numbers, or have no names. */
const isNumbered = (names: readonly string[]): boolean => names.every((name, i) => name === String(i));

/** The number of the class that `--class` gives by name or number. Throws a usage Failure. */
export function classNumber(text: string | undefined, checkpoint: Checkpoint): number | undefined {
  if (text === undefined) return undefined;
  const { classes, classNames = [] } = checkpoint;
  const named = classNames.indexOf(text);
  if (named >= 0) return named;
  const spelled = NUMERALS.indexOf(text.toLowerCase());
  if (spelled >= 0 && spelled < classes && isNumbered(classNames)) return spelled;
  if (/^\d{1,9}$/.test(text) && (classes === 0 || Number(text) < classes)) return Number(text);
  const names = classNames.slice(0, 10).join(', ');
  const more = classNames.length > 10 ? ', …' : '';
  const wanted = classes === 0 ? 'a number' : `a number from 0 to ${classes - 1}`;
  const or = names === '' ? '' : ` or a name of ${names}${more}`;
  throw new Failure(
    EXIT.usage,
    `--class: expected ${wanted}${or}${didYouMean(text, classNames)}, got "${text}".`,
  );
}
