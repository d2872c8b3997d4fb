// One concept, one file; one task, one function: small enough to be read in one go.
import { describe, expect, test } from 'vitest';
import { packages, sourcesIn, sourcesOf } from './sources.ts';
import { functionsOf } from './syntax.ts';

const MAX_FILE = 200;
const MAX_FUNCTION = 40;

/** Functions that are still longer, by folder. These numbers may only fall. */
const LONG_FUNCTIONS: Readonly<Record<string, number>> = {
  'packages/core/src': 7,
  'packages/kernels-as/assembly': 7,
  'packages/kernels-as/src': 4,
};

/** Lines that the formatter must leave as they are, by folder: they hide long lines. These numbers may only fall. */
const UNFORMATTED: Readonly<Record<string, number>> = {};

/** Files that a tool writes: nobody reads them in one go. */
const WRITTEN = /^\/\/ Written by /;

test(`no file is longer than ${MAX_FILE} lines`, () => {
  const sizes = [...sourcesIn('packages'), ...sourcesIn('tools')]
    .filter(({ path, text }) => !/(^|\/)test\/|\.test\.ts$/.test(path) && !WRITTEN.test(text))
    .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
    .sort((a, b) => a.lines - b.lines);
  const total = sizes.reduce((sum, { lines }) => sum + lines, 0);
  const median = sizes[sizes.length >> 1].lines;
  console.log(`${sizes.length} files, ${total} lines, median ${median}, longest ${sizes.at(-1)?.lines}`);
  expect(sizes.filter(({ lines }) => lines > MAX_FILE)).toEqual([]);
});

describe.each(packages)('%s', (folder) => {
  const sources = sourcesOf(folder);

  test(`has few functions of more than ${MAX_FUNCTION} lines`, () => {
    const long = sources.flatMap((source) =>
      functionsOf(source, MAX_FUNCTION).map(({ name, lines }) => `${source.path}: ${name}: ${lines} lines`),
    );
    expect(long.length, long.join('\n')).toBeLessThanOrEqual(LONG_FUNCTIONS[folder] ?? 0);
  });

  test('leaves its layout to the formatter', () => {
    const lines = sources.flatMap(({ path, text }) =>
      text
        .split('\n')
        .flatMap((line, i) => (line.includes('biome-ignore format') ? [`${path}:${i + 1}`] : [])),
    );
    expect(lines.length, lines.join('\n')).toBeLessThanOrEqual(UNFORMATTED[folder] ?? 0);
  });
});
