import { assessments, metrics, settings } from '@ganvil/core';
import { kebab } from './flags.ts';

const MOST = 3; // settings that share a value: where more do, naming them is no help
const REFUSED = /^(?:--)?([\w-]+): expected .*, got "([a-zA-Z][\w-]*)"\.$/;

/**
 * A message that a value was refused, with the flag or the command that takes it: names of sibling tables are easily mixed up. Other messages stay
 * as they are.
 */
export function withHome(message: string): string {
  const [, key, name] = REFUSED.exec(message) ?? [];
  const home = name === undefined || message.includes('did you mean') ? undefined : homeOf(kebab(key), name);
  return home === undefined ? message : `${message.slice(0, -1)}, which ${home}.`;
}

function homeOf(flag: string, name: string): string | undefined {
  if (['metrics', 'stop-on'].includes(flag) && Object.hasOwn(metrics, name)) return undefined;
  if (Object.hasOwn(assessments, name))
    return `is measured of a finished run: ganvil evaluate RUN --metrics ${name}`;
  const takers = Object.entries(settings)
    .filter(([, setting]) => setting.options?.includes(name))
    .map(([key]) => kebab(key));
  if (takers.length === 0 || takers.length > MOST || takers.includes(flag)) return undefined;
  return `is a value of ${takers.map((taker) => `--${taker}`).join(' and ')}`;
}
