// The published packages as npm and pnpm pack them.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
/** Folder below packages/ -> the package's name. */
export const PUBLISHED = {
  'kernels-as': '@ganvil/kernels-as',
  core: '@ganvil/core',
  cli: 'ganvil',
  web: '@ganvil/web',
};
/** What packs and installs. */
export type Packer = 'npm' | 'pnpm';

/** The words that start a package manager; the pinned pnpm comes through npm where there is none. */
export function managerOf(packer: Packer): string[] {
  if (packer === 'npm' || spawnSync('pnpm', ['--version']).status === 0) return [packer];
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return ['npm', 'exec', '--yes', packageManager, '--'];
}

/** Packs all into a folder; gives the tarball of each, by the package's name. */
export function pack(packer: Packer, into: string): Record<string, string> {
  mkdirSync(into, { recursive: true });
  const [command, ...words] = [...managerOf(packer), 'pack', '--pack-destination', into];
  return Object.fromEntries(
    Object.entries(PUBLISHED).map(([folder, name]) => {
      const before = readdirSync(into);
      execFileSync(command, words, { cwd: join(root, 'packages', folder), stdio: 'pipe' });
      const tarball = readdirSync(into).find((file) => file.endsWith('.tgz') && !before.includes(file));
      if (tarball === undefined) throw new Error(`${packer} pack: expected a tarball of ${name}, got none.`);
      return [name, join(into, tarball)];
    }),
  );
}

/** What a tarball holds: its manifest, and the SHA-256 of every other file by its path. */
export function contentsOf(
  tarball: string,
  into: string,
): { manifest: unknown; files: Record<string, string> } {
  mkdirSync(into, { recursive: true });
  execFileSync('tar', ['-xzf', tarball, '-C', into, '--strip-components=1']);
  const paths = readdirSync(into, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(into.length + 1))
    .sort();
  const hash = (path: string) =>
    createHash('sha256')
      .update(readFileSync(join(into, path)))
      .digest('hex');
  const manifest = JSON.parse(readFileSync(join(into, 'package.json'), 'utf8'));
  return {
    manifest,
    files: Object.fromEntries(
      paths.filter((path) => path !== 'package.json').map((path) => [path, hash(path)]),
    ),
  };
}
