// What is installed is what was tested: every version is exact, and no package runs a script during installation. A published
// package names its origin, contains only the listed files, and is the same whether npm or pnpm packs it.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root, sourcesIn } from './sources.ts';

const EXACT = /^\d+\.\d+\.\d+(-[\w.]+)?$/;
const ON_INSTALL = ['preinstall', 'install', 'postinstall', 'preprepare', 'prepare', 'postprepare'];
const KINDS = ['dependencies', 'devDependencies', 'optionalDependencies'];
/** A backend and its users must share the one tfjs-core of the app, which is of any version that was tried. */
const PEERS = '^4.3.0';

const manifests = [
  { path: 'package.json', text: readFileSync(join(root, 'package.json'), 'utf8') },
  ...['packages', 'tools'].flatMap((folder) => sourcesIn(folder, ['package.json'])),
].map(({ path, text }) => [path, JSON.parse(text)] as const);
const published = manifests.filter(([, manifest]) => !manifest.private);
const versionOf = new Map(manifests.map(([, { name, version }]) => [name, version]));

/** A line per dependency: its name and its version. */
const dependenciesOf = (manifest: Record<string, Record<string, string>>): [string, string][] =>
  KINDS.flatMap((kind) => Object.entries(manifest[kind] ?? {}));

describe('package.json', () => {
  test.each(manifests)('%s names exact versions and runs no script on install', (_, manifest) => {
    for (const [name, version] of dependenciesOf(manifest)) expect(version, name).toMatch(EXACT);
    expect(Object.keys(manifest.scripts).filter((script) => ON_INSTALL.includes(script))).toEqual([]);
  });

  test('all name one version of a package; of ours, that of the workspace', () => {
    const versions = new Map<string, Set<string>>();
    for (const [, manifest] of manifests) {
      for (const [name, version] of dependenciesOf(manifest))
        versions.set(name, (versions.get(name) ?? new Set()).add(version));
    }
    expect([...versions].filter(([, { size }]) => size > 1)).toEqual([]);
    for (const [name, version] of versionOf)
      expect([...(versions.get(name) ?? [version])], name).toEqual([version]);
    expect(new Set(versionOf.values()).size, 'packages are released together').toBe(1);
  });

  test('the pinned pnpm is exact', () => {
    expect(manifests[0][1].packageManager).toMatch(/^pnpm@\d+\.\d+\.\d+$/);
  });
});

describe('published packages', () => {
  test('are these', () => {
    expect(published.map(([, { name }]) => name).sort()).toEqual(
      '@ganvil/core @ganvil/kernels-as @ganvil/web ganvil'.split(' '),
    );
  });

  test.each(published)('%s says what it is, where it comes from and what it needs', (path, manifest) => {
    const [, workspace] = manifests[0];
    const { description, keywords, license, author, homepage, repository, bugs, engines } = manifest;
    expect(description).toMatch(/^\S.{20,}\.$/);
    expect(keywords.length).toBeGreaterThan(4);
    expect({ license, author, bugs, engines, type: repository.type, url: repository.url }).toEqual({
      license: 'MIT',
      author: workspace.author,
      bugs: workspace.bugs,
      engines: workspace.engines,
      ...workspace.repository,
    });
    expect(repository.directory).toBe(dirname(path));
    expect(homepage.startsWith(workspace.homepage.replace(/#.*/, ''))).toBe(true);
  });

  test.each(published)('%s is public and lists its files; nothing else is packed', (path, manifest) => {
    // Of publishConfig, npm reads no exports: a field there would give other tarballs by npm than by pnpm.
    expect(manifest.publishConfig).toEqual({ access: 'public' });
    expect(manifest.files.length).toBeGreaterThan(0);
    for (const pattern of manifest.files) expect(pattern).toMatch(/^!?dist(\/|$)/);
    const folder = dirname(join(root, path));
    const license = readFileSync(join(folder, 'LICENSE'), 'utf8');
    expect(license).toBe(readFileSync(join(root, 'LICENSE'), 'utf8'));
    expect(existsSync(join(folder, 'README.md'))).toBe(true);
    expect(existsSync(join(folder, '.npmignore'))).toBe(false);
  });

  test.each(published)('%s exports built files, their types first', (_, manifest) => {
    const entries = Object.values(manifest.exports ?? { '.': manifest.bin.ganvil });
    for (const entry of entries as (string | Record<string, string>)[]) {
      const files = typeof entry === 'string' ? [entry] : Object.values(entry);
      for (const file of files) expect(file).toMatch(/^(\.\/)?dist\//);
      if (typeof entry !== 'string') expect(Object.keys(entry)[0]).toBe('types');
    }
    if (!manifest.bin) expect(manifest.sideEffects, 'sideEffects').not.toBe(undefined);
  });

  test('share the tfjs-core of the app, and do not insist on the backend that fills gaps', () => {
    const peers = Object.fromEntries(
      published.map(([, { name, peerDependencies, peerDependenciesMeta }]) => [
        name,
        [peerDependencies, peerDependenciesMeta],
      ]),
    );
    const [core, wasm] = ['@tensorflow/tfjs-core', '@tensorflow/tfjs-backend-wasm'];
    expect(peers).toEqual({
      '@ganvil/kernels-as': [{ [wasm]: PEERS, [core]: PEERS }, { [wasm]: { optional: true } }],
      '@ganvil/core': [{ [core]: PEERS }, undefined],
      '@ganvil/web': [undefined, undefined], // has its own, in the worker
      ganvil: [undefined, undefined],
    });
    for (const [path, { dependencies }] of published)
      expect(Object.keys(dependencies ?? {}), path).not.toContain(core);
  });
});

describe('the workspace', () => {
  const text = readFileSync(join(root, 'pnpm-workspace.yaml'), 'utf8');

  test('lets no dependency run a script on install', () => {
    expect(text).toMatch(/^onlyBuiltDependencies: \[\]$/m);
  });

  test('takes Ganvil from the workspace, never from a registry', () => {
    expect(text).toMatch(/^linkWorkspacePackages: true$/m);
    const lock = readFileSync(join(root, 'pnpm-lock.yaml'), 'utf8');
    expect(lock).not.toMatch(/^ {2}'?@?ganvil[@/]/m);
    const ours = [...lock.matchAll(/^ {6}'?@?ganvil\S*:\n.*\n {8}version: (.*)/gm)].map(
      ([, version]) => version,
    );
    expect(ours.length).toBeGreaterThan(8);
    for (const version of ours) expect(version).toMatch(/^link:/);
  });

  test('resolves every entry of a package to its source', () => {
    const { paths } = JSON.parse(readFileSync(join(root, 'tsconfig.base.json'), 'utf8')).compilerOptions;
    for (const [source] of Object.values<string[]>(paths)) expect(existsSync(join(root, source))).toBe(true);
    const imported = new Set(
      ['packages', 'tools'].flatMap((folder) =>
        sourcesIn(folder, ['.ts', '.mjs']).flatMap(({ text }) =>
          [...text.matchAll(/^(?:import|export) [^;]*?from '(@ganvil\/(?!web)[\w/-]+)'/gm)].map(
            ([, name]) => name,
          ),
        ),
      ),
    );
    for (const name of imported) expect(Object.keys(paths)).toContain(name);
  });

  test.each(sourcesIn('.', ['vitest.config.ts']))('$path does the same in tests', ({ text }) => {
    expect(text).toMatch(/\n {2}resolve: \{ alias \},\n/);
  });
});
