// Folders of the kernels and of their backend stand one above the other, and no import leads upward.
import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { importsOf, type Source, sourcesIn } from './sources.ts';

const sources = ['assembly', 'src'].flatMap((folder) => sourcesIn(`packages/kernels-as/${folder}`, ['.ts']));

/** The path that a relative specifier means; assembly/ writes no extension. */
function target({ path }: Source, specifier: string): string {
  const full = posix.join(posix.dirname(path), specifier);
  return full.endsWith('.ts') ? full : `${full}.ts`;
}

/** Folders that stand one above the other, the lowest first: a file may import from its own folder and from those below it. */
const FLOORS: Readonly<Record<string, readonly string[]>> = {
  'packages/kernels-as/assembly/': ['shared', 'math', 'loops', 'gemm', 'conv', 'winograd', 'kernels'],
  'packages/kernels-as/src/': [
    ...[
      'memory',
      'program',
      'threads',
      'wasm',
      'numbers',
      'wide',
      'backend',
      'adapters',
      'ops',
      'gradients',
      'fallback',
    ],
  ],
};

describe.each(Object.entries(FLOORS))('floors of %s', (home, floors) => {
  const files = sources.filter(({ path }) => path.startsWith(home));
  /** The folder below `home`; files at its top stand on no floor. */
  const floorOf = (path: string): string => path.slice(home.length).split('/').slice(0, -1)[0] ?? '';
  const importsIn = (source: Source): string[] =>
    importsOf(source)
      .map(({ specifier }) => (specifier.startsWith('.') ? target(source, specifier) : ''))
      .filter((path) => path.startsWith(home));

  test('every folder is a floor', () => {
    expect([...new Set(files.map(({ path }) => floorOf(path)))].sort()).toEqual(['', ...floors].sort());
  });

  test('no import leads to a higher floor', () => {
    const upward = files.flatMap((source) => {
      const floor = floors.indexOf(floorOf(source.path));
      if (floor < 0) return [];
      const higher = importsIn(source).filter((path) => !floors.slice(0, floor + 1).includes(floorOf(path)));
      return higher.map((path) => `${source.path} -> ${path}`);
    });
    expect(upward).toEqual([]);
  });
});

test('no kernel is built on a kernel of another file, but those that repeat a convolution', () => {
  const home = 'packages/kernels-as/assembly/kernels/';
  const between = sources
    .filter(({ path }) => path.startsWith(home))
    .flatMap((source) =>
      importsOf(source)
        .map(({ specifier }) => target(source, specifier))
        .filter((path) => path.startsWith(home))
        .map((path) => `${source.path} -> ${path}`),
    );
  expect(between).toEqual([`${home}conv2dIfNonFinite.ts -> ${home}conv2d.ts`]);
});
