// Builds dist/: core as ES modules for those who install it, and their types. The workspace itself uses the sources.
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { writeDeclarations } from '../../tools/packaging/declarations.mjs';

process.chdir(fileURLToPath(new URL('.', import.meta.url)));
rmSync('dist', { recursive: true, force: true });
await esbuild.build({
  entryPoints: ['src/index.ts'],
  outdir: 'dist',
  bundle: true,
  splitting: true, // readers of files are loaded on demand
  format: 'esm',
  target: 'es2022',
  external: ['@ganvil/kernels-as', '@tensorflow/*', '@noble/*', 'fflate'],
  logLevel: 'warning',
});
writeDeclarations('core', { index: 'src/index.ts' }, [
  '@ganvil/kernels-as',
  '@ganvil/kernels-as/internal',
  '@tensorflow/tfjs-core',
]);
