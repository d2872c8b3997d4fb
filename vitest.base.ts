// What the vitest.config.ts of every package begins with.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const { paths } = JSON.parse(readFileSync(file('tsconfig.base.json'), 'utf8')).compilerOptions;

/**
 * Resolves Ganvil's own packages to their sources, as `paths` of tsconfig.base.json does for tsc and esbuild. Vite's own option
 * for this passes over files that a tsconfig.json does not include.
 */
export const alias = Object.entries<string[]>(paths).map(([name, [source]]) => ({
  find: new RegExp(`^${name}$`),
  replacement: file(source),
}));
