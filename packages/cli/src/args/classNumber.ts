import { type Checkpoint, didYouMean } from '@ganvil/core';
import { EXIT, Failure } from '../node/exit.ts';

/** The number of the class that `--class` gives by name or number. Throws a usage Failure. */
export function classNumber(text: string | undefined, checkpoint: Checkpoint): number | undefined {
  if (text === undefined) return undefined;
  const { classes, classNames = [] } = checkpoint;
  const named = classNames.indexOf(text);
  if (named >= 0) return named;
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
