import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { helpFlag, parseFlags } from '../src/args/flags.ts';
import { commands } from '../src/commands/index.ts';
import type { Command, CommandGroup } from '../src/commands/types.ts';
import { usage } from '../src/commands/usage.ts';
import { ganvil, TINY } from './ganvil.ts';
import { workplace } from './workplace.ts';

const { at, train } = workplace();

/** Every command, those of groups included. */
async function commandsOf(group: CommandGroup['commands']): Promise<Command[]> {
  const loaded = await Promise.all(Object.values(group).map((load) => load()));
  const nested = loaded.map((entry) => ('commands' in entry ? commandsOf(entry.commands) : [entry]));
  return (await Promise.all(nested)).flat();
}
const all = await commandsOf(commands);

/** The long flags that a help lists, with whether they take a value. */
function flagsIn(help: string): { name: string; value: boolean }[] {
  const rows = help.split('\n').filter((line) => /^ {2}(-\w, )?--/.test(line));
  return rows.flatMap((row) =>
    [...row.slice(0, 30).matchAll(/--([a-z0-9-]+)( [A-Z]\S*)?/g)].map(([, name, value]) => ({
      name,
      value: value !== undefined,
    })),
  );
}

describe.each(all.map((command) => [command.name, command] as const))('the help of %s', (_, command) => {
  test('fits in 80 columns, and lists no flag that is refused', () => {
    const { flags, unlisted = [], maxArgs = 0, shownValues } = command;
    const parsed = (args: string[]) => parseFlags(args, [...flags, ...unlisted, helpFlag], maxArgs);
    const help = usage(command, shownValues?.(parsed(['--help'])));
    expect(help.split('\n').filter((line) => line.length > 80)).toEqual([]);
    // A flag that is known and one that is not: only the second one is complained of.
    const listed = flagsIn(help).filter(({ name }) => name !== 'help');
    expect(listed.length).toBeGreaterThan(0);
    const args = listed.flatMap(({ name, value }) => (value ? [`--${name}`, 'x'] : [`--${name}`]));
    expect(() => parsed([...args, '--no-such-flag'])).toThrow(/^--no-such-flag: expected a known flag/);
  });
});

test.each([
  ['the command', [], /^ {2}resume RUN/m],
  ['a group', ['bench'], /^ {2}compare A.json/m],
  ['train', ['train'], /^ {2}--learning-rate-d/m],
] as [string, string[], RegExp][])('the help of %s fits in 80 columns', async (_, words, row) => {
  const { stdout, code } = await ganvil([...words, '--help'], { env: { COLUMNS: '80' } });
  expect(code).toBe(0);
  expect(stdout).toMatch(row);
  expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
});

test('the README lists every command as the command itself does', () => {
  const rows = all.map(({ name, args = '', summary }) => [
    `\`ganvil ${`${name} ${args.replaceAll('|', '\\|')}`.trim()}\``,
    summary,
  ]);
  const table = [['command', 'what it does'], ...rows];
  const [first, second] = [0, 1].map((i) => Math.max(...table.map((row) => row[i].length)));
  const lines = table.map(([a, b]) => `| ${a.padEnd(first)} | ${b.padEnd(second)} |`);
  lines.splice(1, 0, `| ${'-'.repeat(first)} | ${'-'.repeat(second)} |`);
  const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
  const [, written] = /^## Commands\n\n((?:\|.*\n)+)/m.exec(readme) ?? [];
  expect(written).toBe(`${lines.join('\n')}\n`);
});

test('the help of resume shows the values of the run, or none', async () => {
  await train('valued', '--steps', '12');
  const [without, withRun] = await Promise.all(
    [[], [at('valued')]].map((run) => ganvil(['resume', ...run, '--help'])),
  );
  expect(without.stdout).not.toContain('default: 1000');
  expect(withRun.stdout.replace(/\s+/g, ' ')).toContain('(0 or more; now: 12)');
});

test('evaluate takes a count, a seed and threads', async () => {
  await train('measured', '--steps', '12');
  const measure = async (...more: string[]) =>
    JSON.parse((await ganvil(['evaluate', at('measured'), '--json', ...more])).stdout).metrics;
  const usual = await measure();
  expect(await measure('--threads', '2')).toEqual(usual);
  expect(await measure('--evaluate-count', '40')).not.toEqual(usual);
  expect(await measure('--seed', '9')).not.toEqual(usual);
});

test('progress without a terminal has times and no pictures; as JSON, an object a line', async () => {
  const plain = await ganvil(['train', ...TINY, '--steps', '20', '--out', at('plain')]);
  for (const line of plain.stderr
    .trimEnd()
    .split('\n')
    .filter((text) => !text.startsWith('ganvil: ')))
    expect(line).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d {2}/);
  const json = await ganvil(['train', ...TINY, '--steps', '20', '--out', at('json'), '--progress', 'json']);
  const events = json.stderr
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(events.at(-1)).toMatchObject({ event: 'end', step: 20, steps: 20, share: 1, secondsLeft: 0 });
  expect(await ganvil(['train', '--progress', 'loud'])).toMatchObject({ code: 64 });
});

test('progress of a budget counts the budget', async () => {
  const { stderr } = await train(
    'budget',
    '--steps',
    '100000000',
    '--budget',
    '2s',
    '--log-every',
    '0',
    '--progress',
    'json',
  );
  const events = stderr
    .trimEnd()
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line));
  expect(events.filter(({ event }) => event === 'end')[0]).toMatchObject({ share: 1 });
  for (const { secondsLeft } of events) expect(secondsLeft).toBeLessThanOrEqual(2);
});
