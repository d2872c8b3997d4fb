import { type Config, type Setting, settings } from '@ganvil/core';
import { type Flag, helpFlag, kebab, negationOf, placeholderOf, settingFlags } from '../args/flags.ts';
import type { Command, CommandGroup, ShownValues } from './types.ts';

const COLUMN = 30; // of the second column of a table
const [MIN_WIDTH, MAX_WIDTH] = [50, 120];
const TITLES = { data: 'Data', model: 'Model', training: 'Training', run: 'Run' };

/** The help of a command: its call, its flags, the settings by group, examples. */
export function usage(
  { name, args = '', about, flags, examples }: Command,
  values: ShownValues = 'defaults',
): string {
  const own = [...flags.filter((flag) => !settingFlags.includes(flag)), helpFlag];
  const parts = [head(about, `${name} ${args} [options]`), `Options:\n${own.map(flagRow).join('\n')}`];
  const shown = new Set(flags.filter((flag) => settingFlags.includes(flag)).map(({ name }) => name));
  for (const [group, title] of Object.entries(TITLES)) {
    const rows = groupRows(group, shown, values);
    if (rows.length > 0) parts.push(`${title}:\n${rows.join('\n')}`);
  }
  return [...parts, exampleList(examples)].join('\n\n');
}

/** The help of a group: its commands, a line each. */
export async function groupUsage({ name, about, commands, examples }: CommandGroup): Promise<string> {
  const listed = await Promise.all(Object.values(commands).map((load) => load()));
  const rows = listed.map((command) => {
    const args = 'commands' in command ? Object.keys(command.commands).join(' | ') : (command.args ?? '');
    return row(`${command.name.split(' ').at(-1)} ${args}`.trim(), command.summary);
  });
  const call = name === 'ganvil' ? '' : `${name} `;
  const more = [`ganvil ${call}COMMAND --help describes a command.`];
  if (name === 'ganvil') more.push('ganvil --version prints the version.');
  const parts = [head(about, `${call}COMMAND [arguments]`), `Commands:\n${rows.join('\n')}`];
  return [...parts, exampleList(examples), more.join('  ')].join('\n\n');
}

function head(about: string, call: string): string {
  return `${wrap(about, width()).join('\n')}\n\nUsage: ganvil ${call.replace(/ +/g, ' ')}`;
}

function exampleList(examples: readonly string[]): string {
  return `Examples:\n${examples.map((line) => `  ${line}`).join('\n')}`;
}

/** Columns to print in: those of the terminal, 80 where there is none. */
export function width(): number {
  const columns = process.stdout.columns || Number(process.env.COLUMNS) || 80;
  return Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, columns - 1));
}

function groupRows(group: string, shown: ReadonlySet<string>, values: ShownValues): string[] {
  return (Object.keys(settings) as (keyof Config)[])
    .filter((key) => settings[key].group === group && shown.has(kebab(key)))
    .map((key) => {
      const setting: Setting<unknown> = settings[key];
      const place = placeholderOf(setting);
      const negation = negationOf(key);
      const flag = `--${kebab(key)}${place ? ` ${place}` : ''}${negation ? `, --${negation}` : ''}`;
      const range = rangeOf(setting, initialOf(key, values));
      return row(flag, range === '' ? setting.help : `${setting.help} (${range})`);
    });
}

function initialOf(key: keyof Config, values: ShownValues): string {
  if (values === 'unknown') return '';
  const { follows, initial }: Setting<unknown> = settings[key];
  if (values !== 'defaults' && 'run' in values) return `now: ${shown(values.run[key])}`;
  const config = values === 'defaults' ? undefined : values.preset;
  const followed = follows as keyof Config | undefined;
  if (followed && (!config || config[key] === config[followed])) return `default: as --${kebab(followed)}`;
  return `default: ${shown(config ? config[key] : initial)}`;
}

const shown = (value: unknown): string => (value === '' ? 'empty' : String(value));

/** The range or options of a setting, and its default, in words. */
export function rangeOf(
  setting: Setting<unknown>,
  initial = `default: ${setting.follows ?? (setting.initial === '' ? 'empty' : setting.initial)}`,
): string {
  const max = setting.max === Number.MAX_SAFE_INTEGER ? ' or more' : ` to ${setting.max}`;
  const span = setting.min === undefined ? '' : `${setting.auto ? 'auto, ' : ''}${setting.min}${max}`;
  const range = setting.options?.join(', ') ?? span;
  return [range, initial].filter((part) => part !== '').join('; ');
}

function flagRow({ name, short, value, help }: Flag): string {
  return row(`${short ? `-${short}, ` : ''}--${name}${value ? ` ${value}` : ''}`, help);
}

/** A row of two columns, the second one wrapped. */
export function row(left: string, right: string): string {
  const lines = wrap(right, width() - COLUMN);
  const first = `  ${left}`.padEnd(COLUMN);
  const gap = first.length > COLUMN || left.length > COLUMN - 4 ? `  ${left}\n${' '.repeat(COLUMN)}` : first;
  return gap + lines.join(`\n${' '.repeat(COLUMN)}`);
}

/** Text as lines of at most a width, in characters. */
export function wrap(text: string, width: number): string[] {
  const lines = [''];
  for (const word of text.split(/\s+/)) {
    const last = lines.length - 1;
    if (lines[last] !== '' && lines[last].length + word.length + 1 > width) lines.push(word);
    else lines[last] += (lines[last] === '' ? '' : ' ') + word;
  }
  return lines;
}
