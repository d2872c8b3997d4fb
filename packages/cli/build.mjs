// Builds dist/ganvil.js: the whole command in one ES module for Node. tfjs' own backends stay outside, for they
// are only there to compare with and bring files of their own.
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import * as esbuild from 'esbuild';

const here = import.meta.dirname ?? new URL('.', import.meta.url).pathname;
process.chdir(here);

const versionOf = (path) => JSON.parse(readFileSync(path, 'utf8')).version;
const kernels = createHash('sha256').update(readFileSync('../kernels-as/build/simd.wasm')).digest('hex');
const versions = {
  ganvil: versionOf('package.json'),
  kernels: kernels.slice(0, 12),
  tfjs: versionOf('../core/node_modules/@tensorflow/tfjs-core/package.json'),
};

const { outputFiles } = await esbuild.build({
  entryPoints: ['src/main.ts'],
  outfile: 'dist/ganvil.js',
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  mainFields: ['module', 'main'],
  external: ['@tensorflow/tfjs-backend-wasm', '@tensorflow/tfjs-backend-cpu'],
  define: { VERSIONS: JSON.stringify(versions) },
  // tfjs-core calls require('util') in Node.
  banner: {
    js: '#!/usr/bin/env node\nimport { createRequire as ganvilRequire } from "node:module";\nconst require = ganvilRequire(import.meta.url);',
  },
  write: false,
  logLevel: 'warning',
});
// Put in place in one go, for a training or a test may be starting the old one.
const [{ contents }] = outputFiles;
mkdirSync('dist', { recursive: true });
writeFileSync('dist/ganvil.js.new', contents);
chmodSync('dist/ganvil.js.new', 0o755);
renameSync('dist/ganvil.js.new', 'dist/ganvil.js');
// What decodes pictures on other threads.
await esbuild.build({
  entryPoints: ['src/data/decodeThread.ts'],
  outfile: 'dist/decodeThread.js',
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  mainFields: ['module', 'main'],
  minifySyntax: true,
  logLevel: 'warning',
});
cpSync('judges', 'dist/judges', { recursive: true });
// What a job of several processes needs; who wants it compiles it.
mkdirSync('dist/mpi', { recursive: true });
cpSync('../mpi/src/rank.c', 'dist/mpi/rank.c');
rmSync('dist/page', { recursive: true, force: true });
// What `ganvil serve` serves.
cpSync('../web/dist', 'dist/page', {
  recursive: true,
  filter: (path) => !/dist\/types$|\.d\.ts$/.test(path),
});
console.log(`dist/ganvil.js ${(contents.length / 1024).toFixed(0)} KiB`);
