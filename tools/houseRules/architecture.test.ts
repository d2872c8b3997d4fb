// Which files may import which (ARCHITECTURE.md); every file of a family is in its table, under its own name.
import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { importsOf, type Source, sourcesIn } from './sources.ts';

interface Rule {
  /** The files that it applies to. */
  readonly from: RegExp;
  /** Packages and node modules that they may import. */
  readonly may: RegExp;
}

const CODECS = /^(@noble\/hashes\/|fflate$)/;

/** The first rule whose `from` matches a file is the file's rule. */
const rules: readonly Rule[] = [
  { from: /^packages\/kernels-as\/assembly\//, may: /^$/ },
  {
    from: /^packages\/kernels-as\/src\/fallback\/fallback\.ts$/,
    may: /^@tensorflow\/tfjs-(core|backend-wasm)$/,
  },
  { from: /^packages\/kernels-as\/src\//, may: /^@tensorflow\/tfjs-core$/ },
  { from: /^packages\/core\/src\/tf\.ts$/, may: /^@tensorflow\/tfjs-core$/ },
  { from: /^packages\/core\/src\/(decode|encode|formats)\//, may: CODECS },
  { from: /^packages\/core\/src\//, may: /^@ganvil\/kernels-as(\/internal)?$/ },
  {
    from: /^packages\/cli\/src\//,
    may: /^(node:|@ganvil\/(bench|core|kernels-as|mpi|raster)$|@tensorflow\/tfjs-backend-(cpu|wasm)$)/,
  },
  {
    from: /^packages\/bench\/src\//,
    may: /^(node:|@ganvil\/(core|kernels-as(\/internal)?)$|@tensorflow\/tfjs-backend-(cpu|wasm)$)/,
  },
  { from: /^packages\/mpi\/src\//, may: /^(node:|@ganvil\/core$)/ },
  { from: /^packages\/raster\/src\/openResvg\.ts$/, may: /^@resvg\/resvg-wasm$/ },
  { from: /^packages\/raster\/src\//, may: /^@ganvil\/core$/ },
  { from: /^packages\/web\/src\/worker\/rasterWorker\.ts$/, may: /^@ganvil\/raster$/ },
  { from: /^packages\/web\/src\/worker\//, may: /^@ganvil\/(core|kernels-as(\/thread)?)$/ },
  { from: /^packages\/web\/src\/session\/(storage|runStore)\.ts$/, may: /^idb-keyval$/ },
  {
    from: /^packages\/web\/src\/(plots\/curves|lab\/styleSheets)\.ts$/,
    may: /^uplot(\/dist\/uPlot\.min\.css)?$/,
  },
  { from: /^packages\/web\/src\//, may: /^$/ },
];

const sources = [
  'kernels-as/assembly',
  'kernels-as/src',
  'core/src',
  'bench/src',
  'cli/src',
  'mpi/src',
  'raster/src',
  'web/src',
].flatMap((folder) => sourcesIn(`packages/${folder}`, ['.ts']));

/** The path of a relative specifier; assembly/ writes no extension. */
function target({ path }: Source, specifier: string): string {
  const full = posix.join(posix.dirname(path), specifier);
  return full.endsWith('.ts') ? full : `${full}.ts`;
}

/** The imports of a file that its rule does not allow. */
function trespasses(source: Source): string[] {
  const { path } = source;
  const rule = rules.find(({ from }) => from.test(path)) as Rule;
  const home = path.split('/').slice(0, 3).join('/'); // packages/<name>/<src or assembly>
  const allowed = importsOf(source).map(({ specifier, kind }) => {
    // What the build generates, and the operation codes that both sides of the border read.
    const shared =
      (home === 'packages/kernels-as/src' &&
        /^(\.\.\/)+(build\/|assembly\/shared\/(op|fillMode|threadPoolWords)\.ts$)/.test(specifier)) ||
      (home === 'packages/web/src' &&
        /^(\.\.\/)+build\/(tables\.ts|allPresets\.ts|formSettings\.ts|lessons\.ts|games\.ts|dataHelp\.ts|light\.ts|asImages\.mjs)$/.test(
          specifier,
        ));
    if (specifier.startsWith('.')) return shared || target(source, specifier).startsWith(`${home}/`);
    const typeOnly = kind === 'type' && path.startsWith('packages/web/') && specifier === '@ganvil/core';
    return typeOnly || rule.may.test(specifier);
  });
  return importsOf(source).flatMap(({ specifier }, i) => (allowed[i] ? [] : [`${path}: ${specifier}`]));
}

describe('imports', () => {
  test('stay within the rules', () => {
    expect(sources.flatMap(trespasses)).toEqual([]);
  });

  test('load the backends of tfjs on demand', () => {
    const eager = sources.filter((source) =>
      importsOf(source).some(
        ({ specifier, kind }) => /^@tensorflow\/tfjs-backend-/.test(specifier) && kind === 'value',
      ),
    );
    expect(eager.map(({ path }) => path)).toEqual([]);
  });

  test('contain no cycle, type imports included', () => {
    const edges = new Map(
      [...sources, ...sourcesIn('tools', ['.ts'])].map((source) => [
        source.path,
        importsOf(source)
          .filter(({ specifier, kind }) => specifier.startsWith('.') && kind !== 'dynamic')
          .map(({ specifier }) => target(source, specifier)),
      ]),
    );
    const cyclic = [...edges.keys()].filter((path) => reachable(path, edges).has(path));
    expect(cyclic).toEqual([]);
  });
});

/** Everything that a file imports, directly or through others. */
function reachable(from: string, edges: ReadonlyMap<string, readonly string[]>): Set<string> {
  const found = new Set<string>();
  const waiting = [from];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    for (const next of edges.get(path) ?? []) {
      if (found.has(next)) continue;
      found.add(next);
      waiting.push(next);
    }
  }
  return found;
}

describe('families', () => {
  const helpers = new Set(
    sources
      .filter(({ path }) => !path.endsWith('/index.ts'))
      .flatMap((source) => importsOf(source).map(({ specifier }) => target(source, specifier))),
  );
  const tables = sources.filter(({ path }) => /^packages\/\w+(-\w+)?\/src\/(\w+\/)+index\.ts$/.test(path));

  test.each(tables.map((table) => [posix.dirname(table.path), table] as const))('%s', (folder, table) => {
    const entries = importsOf(table).map(({ specifier }) => target(table, specifier));
    const body = table.text.slice(table.text.lastIndexOf(" from '"));
    const members = sources.filter(({ path }) => posix.dirname(path) === folder && path !== table.path);
    for (const { path, text } of members) {
      const name = posix.basename(path, '.ts');
      if (entries.includes(path) && name !== 'types') {
        const exported = name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
        expect(text, `${path} exports no ${exported}`).toMatch(
          new RegExp(`export (const|(async )?function\\*?) ${exported}\\b`),
        );
        expect(body, `${folder}/index.ts has no line for ${name}`).toMatch(new RegExp(`\\b${name}\\b`));
      } else
        expect(helpers.has(path) || name === 'types', `${path} is in no table and no one's helper`).toBe(
          true,
        );
    }
  });
});
