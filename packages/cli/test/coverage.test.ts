// Every command of docs/coverage.md runs, in the order of the page, shortened to a few steps.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ganvil, temporary } from './ganvil.ts';
import { idxFolder, pictureFolder, pointTable } from './sampleData.ts';

const page = readFileSync(new URL('../../../docs/coverage.md', import.meta.url), 'utf8');
const commands = [...new Set([...page.matchAll(/`ganvil ([^`]+)`/g)].map(([, args]) => args))];
const folder = temporary();
afterAll(folder.remove);

/** Flags that make a command short, by its name: they come after its own. */
const SHORT: Record<string, string> = {
  train: '--steps 2 --sample-count 16 --evaluate-count 32 --quiet',
  inpaint: '--steps 2',
  score: '--steps 2',
};

beforeAll(() => {
  idxFolder(join(folder.path, 'MNIST'));
  pictureFolder(join(folder.path, 'PICTURES'));
  pointTable(join(folder.path, 'points.csv'));
});

test('the page has a row for each of the 82 topics and of the 16 others', () => {
  const rows = [...page.matchAll(/^\| (F?\d+) +\| (.+?) +\| (.+?) *\|$/gm)];
  const numbers = (count: number, letter: string) =>
    Array.from({ length: count }, (_, i) => `${letter}${i + 1}`);
  expect(rows.map(([, number]) => number)).toEqual([...numbers(82, ''), ...numbers(16, 'F')]);
});

test.each(commands)('ganvil %s', async (line) => {
  const args = line.match(/"[^"]*"|\S+/g)!.map((word) => word.replace(/^"(.*)"$/, '$1'));
  const short = SHORT[args[0]]?.split(' ') ?? [];
  const shortened = args.includes('--dry-run') ? args : [...args, ...short];
  const { code, stderr } = await ganvil(shortened, { cwd: folder.path });
  expect(code, stderr).toBe(0);
});
