// Runs a tool that is written in TypeScript: node tools/run.mjs NAME [arguments]
import { pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';

const [name] = process.argv.splice(2, 1);
const here = new URL('.', import.meta.url).pathname;
const outfile = `${here}node_modules/.cache/ganvil/${name}.mjs`;
await esbuild.build({
  entryPoints: [`${here}${name}.ts`],
  outfile,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  external: ['@tensorflow/*'], // one tfjs for all backends
  logLevel: 'warning',
});
await import(pathToFileURL(outfile).href);
