// Every command of docs/coverage.md runs, in the order of the page, shortened to a few steps.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
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
  repro: '--table',
  lesson: '--share 0.02',
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

// Runs that others need come first. Two at a time: a process is mostly one thread.
vi.setConfig({ maxConcurrency: 2 });
const isFirst = (line: string) => line.includes('--out runs/');

describe.each([
  ['that leave a run', commands.filter(isFirst)],
  ['on runs, or alone', commands.filter((line) => !isFirst(line))],
])('commands %s', (_, lines) => {
  test.concurrent.each(lines)(
    'ganvil %s',
    async (line) => {
      const args = line.match(/"[^"]*"|\S+/g)!.map((word) => word.replace(/^"(.*)"$/, '$1'));
      const short = SHORT[args[0]]?.split(' ') ?? [];
      const shortened = args.includes('--dry-run') ? args : [...args, ...short];
      const { code, stderr } = await ganvil(shortened, { cwd: folder.path });
      expect(code, stderr).toBe(0);
    },
    180_000,
  );
});
