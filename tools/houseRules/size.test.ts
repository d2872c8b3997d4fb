// One concept, one file: small enough to be read at one go.
import { expect, test } from 'vitest';
import { sourcesIn } from './sources.ts';

const MOST = 200;

test(`no file is longer than ${MOST} lines`, () => {
  const sizes = [...sourcesIn('packages'), ...sourcesIn('tools')]
    .filter(({ path }) => !/(^|\/)test\/|\.test\.ts$/.test(path))
    .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
    .sort((a, b) => a.lines - b.lines);
  const total = sizes.reduce((sum, { lines }) => sum + lines, 0);
  const median = sizes[sizes.length >> 1].lines;
  console.log(`${sizes.length} files, ${total} lines, median ${median}, longest ${sizes.at(-1)?.lines}`);
  expect(sizes.filter(({ lines }) => lines > MOST)).toEqual([]);
});
