// The source files of the project, for the tests of the house rules.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Path of the repository. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const IGNORED_FOLDERS = new Set(['node_modules', 'dist', 'build', 'runs', '.git', '.turbo']);

/** A source file. */
export interface Source {
  /** Path from the root, with "/". */
  readonly path: string;
  readonly text: string;
}

/** An import or re-export. */
export interface Import {
  readonly specifier: string;
  readonly kind: 'value' | 'type' | 'dynamic';
}

/** Files below `folder` whose names end in one of `endings`; generated ones are left out. */
export function sourcesIn(folder: string, endings = ['.ts', '.mjs']): Source[] {
  const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((path) => !path.split('/').some((part) => IGNORED_FOLDERS.has(part)))
    .sort((a, b) => (a < b ? -1 : 1))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

/** The folders of sources that the rules about declarations are for. */
export const packages = [
  'packages/kernels-as/assembly',
  'packages/kernels-as/src',
  'packages/core/src',
  'packages/bench/src',
  'packages/mpi/src',
  'packages/raster/src',
  'packages/cli/src',
  'packages/web/src',
  'tools',
] as const;

/** The sources of one of these folders, without tests and declaration files. */
export function sourcesOf(folder: (typeof packages)[number]): Source[] {
  return sourcesIn(folder).filter(({ path }) => !/\.(test|config|d)\.ts$/.test(path));
}

/** The text without comments and with every string emptied, line for line. */
export function codeOf({ text }: Source): string {
  const pattern = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g;
  return text.replace(pattern, (match) => (match.startsWith('/') ? match.replace(/[^\n]/g, '') : "''"));
}

/** What a file imports and re-exports. */
export function importsOf({ text }: Source): Import[] {
  const found: Import[] = [];
  const bare = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/[^\n]*/gm, '');
  const statement = /^(?:import|export)\s+(type\s+)?(?:[\w*{][^'";]*?\sfrom\s+)?['"]([^'"]+)['"]/gm;
  for (const [, type, specifier] of bare.matchAll(statement))
    found.push({ specifier, kind: type ? 'type' : 'value' });
  for (const [, specifier] of bare.matchAll(/\bimport\(\s*['"]([^'"]+)['"]/g))
    found.push({ specifier, kind: 'dynamic' });
  return found;
}
