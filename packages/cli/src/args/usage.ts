import { type Config, type Setting, settings } from '@ganvil/core';
import { type Flag, kebab, negationOf, placeOf, settingFlags } from './flags.ts';

const COLUMN = 30;
const [LEAST, MOST] = [50, 120];
const TITLES = { data: 'Data', model: 'Model', training: 'Training', run: 'Run' };

/** What the settings are if no flag changes them: those of a run, the `defaults` of the table, or `unknown`. */
export type Values = Config | 'defaults' | 'unknown';

/** The help of a command: how it is called, its flags, the settings by group, examples. */
export function usage(
  call: string,
  about: string,
  flags: readonly Flag[],
  examples: readonly string[],
  values: Values = 'defaults',
): string {
  const own = flags.filter((flag) => !settingFlags.includes(flag));
  const parts = [
    `${wrap(about, width()).join('\n')}\n\nUsage: ganvil ${call}`,
    `Options:\n${own.map(flagRow).join('\n')}`,
  ];
  const shown = new Set(flags.filter((flag) => settingFlags.includes(flag)).map(({ name }) => name));
  for (const [group, title] of Object.entries(TITLES)) {
    const rows = groupRows(group, shown, values);
    if (rows.length > 0) parts.push(`${title}:\n${rows.join('\n')}`);
  }
  parts.push(`Examples:\n${examples.map((line) => `  ${line}`).join('\n')}`);
  return parts.join('\n\n');
}

/** Columns of what is printed: those of the terminal, 80 where there is none. */
function width(): number {
  const columns = process.stdout.columns || Number(process.env.COLUMNS) || 80;
  return Math.min(MOST, Math.max(LEAST, columns - 1));
}

function groupRows(group: string, shown: ReadonlySet<string>, values: Values): string[] {
  return (Object.keys(settings) as (keyof Config)[])
    .filter((key) => settings[key].group === group && shown.has(kebab(key)))
    .map((key) => {
      const setting: Setting<unknown> = settings[key];
      const place = placeOf(setting);
      const negation = negationOf(key);
      const flag = `--${kebab(key)}${place ? ` ${place}` : ''}${negation ? `, --${negation}` : ''}`;
      const range = rangeOf(setting, initialOf(key, values));
      return row(flag, range === '' ? setting.help : `${setting.help} (${range})`);
    });
}

function initialOf(key: keyof Config, values: Values): string {
  if (values === 'unknown') return '';
  const value: unknown = values === 'defaults' ? settings[key].initial : values[key];
  return `${values === 'defaults' ? 'default' : 'now'}: ${value === '' ? 'empty' : value}`;
}

/** What a setting takes and what it is at first, in words. */
export function rangeOf(
  setting: Setting<unknown>,
  initial = setting.initial === '' ? 'default: empty' : `default: ${setting.initial}`,
): string {
  const most = setting.max === Number.MAX_SAFE_INTEGER ? ' or more' : ` to ${setting.max}`;
  const span = setting.min === undefined ? '' : `${setting.auto ? 'auto, ' : ''}${setting.min}${most}`;
  const range = setting.options?.join(', ') ?? span;
  return [range, initial].filter((part) => part !== '').join('; ');
}

function flagRow({ name, short, value, help }: Flag): string {
  return row(`${short ? `-${short}, ` : ''}--${name}${value ? ` ${value}` : ''}`, help);
}

/** Two columns, the second one wrapped. */
export function row(left: string, right: string): string {
  const lines = wrap(right, width() - COLUMN);
  const first = `  ${left}`.padEnd(COLUMN);
  const gap = first.length > COLUMN || left.length > COLUMN - 4 ? `  ${left}\n${' '.repeat(COLUMN)}` : first;
  return gap + lines.join(`\n${' '.repeat(COLUMN)}`);
}

function wrap(text: string, width: number): string[] {
  const lines = [''];
  for (const word of text.split(/\s+/)) {
    const last = lines.length - 1;
    if (lines[last] !== '' && lines[last].length + word.length + 1 > width) lines.push(word);
    else lines[last] += (lines[last] === '' ? '' : ' ') + word;
  }
  return lines;
}
