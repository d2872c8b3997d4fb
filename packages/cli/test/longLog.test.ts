// A log of weeks: longer than any buffer or text of Node, read line by line.
import { appendFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { linesOf } from '../src/run/linesOf.ts';
import { ganvil } from './ganvil.ts';
import { digestOf, trainReference, workplace } from './workplace.ts';

const { at, train } = workplace();
const reference = trainReference(train);

test.each([
  ['a\nbb\n\nccc', ['a', 'bb', '']],
  ['', []],
  [`${'x'.repeat(3_000_000)}\ny\n`, ['x'.repeat(3_000_000), 'y']],
  [`${'ü\n'.repeat(100_000)}`, Array(100_000).fill('ü')],
])('lines are those of split, and their places those of the bytes', (text, lines) => {
  writeFileSync(at('lines'), text);
  const file = Buffer.from(text);
  const found: string[] = [];
  for (const { bytes, from, to } of linesOf(at('lines'))) {
    found.push(bytes.toString());
    if (found.length < 10) expect(file.subarray(from, to - 1).toString()).toBe(found.at(-1));
  }
  expect(found).toEqual(lines);
});

test('a run whose log is longer than 2 GiB is resumed, and its log mended', async () => {
  await train(
    'long',
    '--steps',
    '50',
    '--checkpoint-every',
    '25',
    '--sample-every',
    '0',
    '--evaluate-every',
    '0',
  );
  const log = at('long/events.jsonl');
  const text = readFileSync(log, 'utf8');
  const cut = text.indexOf('{"type":"step","step":2');
  expect(cut).toBeGreaterThan(0);
  // A hole takes no room on the disk; it is a line of zeros.
  writeFileSync(log, text.slice(0, cut));
  truncateSync(log, 2 ** 31 + 2 ** 24);
  appendFileSync(log, `\n${text.slice(cut)}`);
  const figure = await ganvil(['figure', at('long'), '--name', 'losses', '--out', at('long.svg')]);
  expect(figure.code, figure.stderr).toBe(0);
  const resumed = await ganvil(['resume', at('long'), '--steps', '100', '--json', '-q'], {
    env: { NODE_OPTIONS: '--max-old-space-size=200' },
  });
  expect(resumed.code, resumed.stderr).toBe(0);
  expect(resumed.stderr).toContain('removed 1 damaged lines');
  expect(digestOf(resumed)).toBe(digestOf(reference()));
  expect(readFileSync(log, 'utf8')).toContain(text.slice(cut, cut + 100));
});
