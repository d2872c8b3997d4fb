import { join } from 'node:path';
import { presets, resolveConfig, type settings } from '@ganvil/core';
import { expect, test } from 'vitest';
import { ganvil } from './ganvil.ts';
import { workplace } from './workplace.ts';

const { at, train } = workplace();

test('list presets --diff gives each setting that differs from the defaults, and no other', async () => {
  const { stdout, code } = await ganvil(['list', 'presets', '--diff', 'ring8', '--json']);
  expect(code).toBe(0);
  const rows: { setting: keyof typeof settings; preset: unknown; other: unknown }[] = JSON.parse(stdout);
  const [preset, other] = [resolveConfig({}, 'ring8'), resolveConfig()];
  for (const row of rows)
    expect(row).toEqual({ setting: row.setting, preset: preset[row.setting], other: other[row.setting] });
  const named = Object.keys(presets.ring8.config).filter(
    (key) => preset[key as keyof typeof preset] !== other[key as keyof typeof other],
  );
  expect(rows.map(({ setting }) => setting)).toEqual(expect.arrayContaining(named));
});

test('list presets --diff compares with a run or a file', async () => {
  await train('run', '--seed', '7');
  const own = resolveConfig({}, 'ring8');
  const text = (await ganvil(['list', 'presets', at('run'), '--diff', 'ring8'])).stdout.split('\n');
  expect(text[0]).toMatch(/^setting +ring8 +run$/);
  expect(text).toContainEqual(expect.stringMatching(new RegExp(`^seed +${own.seed} +7$`)));
  const file = await ganvil(['list', 'presets', join(at('run'), 'config.json'), '--diff', 'ring8']);
  expect(file.stdout.split('\n').slice(1)).toEqual(text.slice(1));
});

test.each([
  [['presets', '--diff', 'rings'], /^ganvil: preset: expected one of /],
  [['losses', '--diff', 'ring8'], /^ganvil: --diff: expected list presets, got list losses\./],
  [['--diff', 'ring8'], /^ganvil: --diff: expected list presets, got list\./],
  [['presets', 'nowhere', '--diff', 'ring8'], /^ganvil: nowhere: /],
])('list %j is refused in a line', async (args, says) => {
  const { code, stderr } = await ganvil(['list', ...args]);
  expect(code).not.toBe(0);
  expect(stderr).toMatch(says);
  expect(stderr.trim().split('\n').length).toBe(1);
});
