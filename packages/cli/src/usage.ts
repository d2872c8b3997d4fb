import { type Config, type Setting, settings } from '@ganvil/core';
import { type Flag, kebab, negationOf, placeOf, settingFlags } from './flags.ts';

const COLUMN = 30;
const WIDTH = 110;
const TITLES = { data: 'Data', model: 'Model', training: 'Training', run: 'Run' };

/** The help of a command: how it is called, its flags, the settings by group, examples. */
export function usage(
  call: string,
  about: string,
  flags: readonly Flag[],
  examples: readonly string[],
): string {
  const ofSettings = new Set(settingFlags.map(({ name }) => name));
  const own = flags.filter(({ name }) => !ofSettings.has(name));
  const parts = [`${about}\n\nUsage: ganvil ${call}`, `Options:\n${own.map(flagRow).join('\n')}`];
  if (own.length < flags.length) {
    for (const [group, title] of Object.entries(TITLES))
      parts.push(`${title}:\n${groupRows(group).join('\n')}`);
  }
  parts.push(`Examples:\n${examples.map((line) => `  ${line}`).join('\n')}`);
  return parts.join('\n\n');
}

function groupRows(group: string): string[] {
  return (Object.keys(settings) as (keyof Config)[])
    .filter((key) => settings[key].group === group)
    .map((key) => {
      const setting: Setting<unknown> = settings[key];
      const place = placeOf(setting);
      const negation = negationOf(key);
      const flag = `--${kebab(key)}${place ? ` ${place}` : ''}${negation ? `, --${negation}` : ''}`;
      return row(flag, `${setting.help} (${rangeOf(setting)})`);
    });
}

/** What a setting takes and what it is by default, in words. */
export function rangeOf(setting: Setting<unknown>): string {
  const initial = setting.initial === '' ? 'default: empty' : `default: ${setting.initial}`;
  if (setting.options) return `${setting.options.join(', ')}; ${initial}`;
  if (setting.min === undefined) return initial;
  if (setting.auto) return `auto, ${setting.min} to ${setting.max}; ${initial}`;
  const most = setting.max === Number.MAX_SAFE_INTEGER ? ' or more' : ` to ${setting.max}`;
  return `${setting.min}${most}; ${initial}`;
}

function flagRow({ name, short, value, help }: Flag): string {
  return row(`${short ? `-${short}, ` : ''}--${name}${value ? ` ${value}` : ''}`, help);
}

/** Two columns, the second one wrapped. */
export function row(left: string, right: string): string {
  const lines = [''];
  for (const word of right.split(' ')) {
    const last = lines.length - 1;
    if (lines[last] !== '' && lines[last].length + word.length + 1 > WIDTH - COLUMN) lines.push(word);
    else lines[last] += (lines[last] === '' ? '' : ' ') + word;
  }
  const first = `  ${left}`.padEnd(COLUMN);
  const gap = first.length > COLUMN || left.length > COLUMN - 4 ? `  ${left}\n${' '.repeat(COLUMN)}` : first;
  return gap + lines.join(`\n${' '.repeat(COLUMN)}`);
}
