// Core as the build reads it: bundled for Node, with its tables.
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';

const root = fileURLToPath(new URL('.', import.meta.url));
/** Core's sources. */
export const CORE = fileURLToPath(new URL('../core/src/', import.meta.url));

/** The folders of core whose index.ts is a table, each entry in the file of its key. */
const folders = readdirSync(CORE, { withFileTypes: true })
  .filter((folder) => folder.isDirectory())
  .map(({ name }) => name)
  .filter((name) => {
    const files = readdirSync(CORE + name);
    return (
      files.includes('index.ts') && / satisfies Record</.test(readFileSync(`${CORE}${name}/index.ts`, 'utf8'))
    );
  });

/** The bundle. */
export const BUNDLE = `${root}build/core.cjs`;

let loaded;

/** Core's exports, and its tables by the name of their folder. */
export function loadCore() {
  loaded ??= bundleCore();
  return loaded;
}

async function bundleCore() {
  mkdirSync(`${root}build`, { recursive: true });
  const lines = [
    "export * as core from '@ganvil/core';",
    ...folders.map((name) => `export * as ${name} from ${JSON.stringify(`${CORE}${name}/index.ts`)};`),
  ];
  await esbuild.build({
    absWorkingDir: root,
    stdin: { contents: lines.join('\n'), resolveDir: root },
    bundle: true,
    outfile: BUNDLE,
    platform: 'node',
    external: ['@tensorflow/tfjs-backend-wasm'],
    logLevel: 'error',
  });
  const { core, ...modules } = createRequire(import.meta.url)(BUNDLE);
  const tables = Object.fromEntries(
    folders.map((name) => [name, Object.values(modules[name]).find((value) => typeof value === 'object')]),
  );
  return { core, tables };
}
