import { type Checkpoint, ConfigError, didYouMean } from '@ganvil/core';
import { EXIT, Failure } from '../node/exit.ts';

/** How the classes of digits may be called. */
const NUMERALS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** Whether classes are called by their numbers, or have no names. */
const isNumbered = (names: readonly string[]): boolean => names.every((name, i) => name === String(i));

/** The number of the class that `--class` gives by name or number. Throws a usage Failure; ConfigError where the run is not conditional. */
export function classNumber(text: string | undefined, checkpoint: Checkpoint): number | undefined {
  if (text === undefined) return undefined;
  if (!checkpoint.config.conditional)
    throw new ConfigError('class: expected none, since the run is not conditional.');
  return numberOfClass('class', text, checkpoint);
}

/** The number of a class that a flag gives by name or number, among those of data or of a run. Throws a usage Failure. */
export function numberOfClass(
  flag: string,
  text: string,
  { classes, classNames = [] }: Pick<Checkpoint, 'classes' | 'classNames'>,
): number {
  const named = classNames.indexOf(text);
  if (named >= 0) return named;
  const spelled = NUMERALS.indexOf(text.toLowerCase());
  if (spelled >= 0 && spelled < classes && isNumbered(classNames)) return spelled;
  if (/^\d{1,9}$/.test(text) && Number(text) < classes) return Number(text);
  const names = classNames.slice(0, 10).join(', ');
  const more = classNames.length > 10 ? ', …' : '';
  const or = names === '' || isNumbered(classNames) ? '' : ` or a name of ${names}${more}`;
  throw new Failure(
    EXIT.usage,
    `--${flag}: expected a number from 0 to ${classes - 1}${or}${didYouMean(text, classNames)}, got "${text}".`,
  );
}
