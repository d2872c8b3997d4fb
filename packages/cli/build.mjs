// Builds dist/ganvil.js: the whole command in one ES module for Node. tfjs' own backends stay outside, for they
// are only there to compare with and bring files of their own.
import { createHash } from 'node:crypto';
import { chmodSync, readFileSync, rmSync } from 'node:fs';
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

rmSync('dist', { recursive: true, force: true });
const { metafile } = await esbuild.build({
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
  metafile: true,
  logLevel: 'warning',
});
chmodSync('dist/ganvil.js', 0o755);
console.log(`dist/ganvil.js ${(metafile.outputs['dist/ganvil.js'].bytes / 1024).toFixed(0)} KiB`);
