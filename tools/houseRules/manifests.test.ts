// What is installed is what was tested: every version is exact, and no package runs a script during installation.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root, sourcesIn } from './sources.ts';

const EXACT = /^\d+\.\d+\.\d+(-[\w.]+)?$/;
const ON_INSTALL = ['preinstall', 'install', 'postinstall', 'preprepare', 'prepare', 'postprepare'];

const manifests = [
  { path: 'package.json', text: readFileSync(join(root, 'package.json'), 'utf8') },
  ...['packages', 'tools'].flatMap((folder) => sourcesIn(folder, ['package.json'])),
].map(({ path, text }) => [path, JSON.parse(text)] as const);

describe('package.json', () => {
  test.each(manifests)('%s names exact versions and runs no script on install', (_, manifest) => {
    for (const kind of ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies']) {
      for (const [name, version] of Object.entries<string>(manifest[kind] ?? {}))
        expect(
          ['catalog:', 'workspace:*'].includes(version) || EXACT.test(version),
          `${name}: ${version}`,
        ).toBe(true);
    }
    expect(Object.keys(manifest.scripts).filter((script) => ON_INSTALL.includes(script))).toEqual([]);
  });

  test('the pinned pnpm is exact', () => {
    expect(manifests[0][1].packageManager).toMatch(/^pnpm@\d+\.\d+\.\d+$/);
  });
});

describe('pnpm-workspace.yaml', () => {
  const text = readFileSync(join(root, 'pnpm-workspace.yaml'), 'utf8');

  test('the catalog names exact versions', () => {
    const [, block] = /^catalog:\n((?: {2}.*\n)+)/m.exec(text) ?? [];
    const rows = (block ?? '')
      .trim()
      .split('\n')
      .map((row) => row.trim().split(': '));
    expect(rows.length).toBeGreaterThan(5);
    for (const [name, version] of rows) expect(version, name).toMatch(EXACT);
  });

  test('no dependency may run a script on install', () => {
    expect(text).toMatch(/^onlyBuiltDependencies: \[\]$/m);
  });
});
