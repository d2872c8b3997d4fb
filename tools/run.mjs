// Runs a tool that is written in TypeScript: node tools/run.mjs NAME [arguments]
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';

const [name] = process.argv.splice(2, 1);
const here = fileURLToPath(new URL('.', import.meta.url));
const entry = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((folder) => `${here}${folder.name}/${name}.ts`)
  .find((file) => existsSync(file));
if (name === undefined || entry === undefined) {
  console.error(`run.mjs: expected the name of a tool (tools/*/NAME.ts), got ${name ?? 'none'}.`);
  process.exit(1);
}
const outfile = `${here}node_modules/.cache/ganvil/${name}.mjs`;
// The drivers of browsers belong to the web package's tests, and load files of their own.
const drivers = {
  name: 'drivers',
  setup: ({ onResolve, resolve }) =>
    onResolve({ filter: /^(playwright|puppeteer)-core$/ }, async ({ path, kind, resolveDir, pluginData }) => {
      if (pluginData === 'found') return undefined;
      const found = await resolve(path, { kind, resolveDir, pluginData: 'found' });
      return { path: pathToFileURL(found.path).href, external: true };
    }),
};
await esbuild.build({
  entryPoints: [entry],
  outfile,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  define: { VERSIONS: JSON.stringify({ ganvil: 'tool', kernels: 'tool', tfjs: 'tool' }) }, // as the command's build does
  external: ['@tensorflow/*'], // one tfjs for all backends
  plugins: [drivers],
  logLevel: 'warning',
});
await import(pathToFileURL(outfile).href);
