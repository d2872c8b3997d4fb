// Builds the page: dist/index.html, its style, and one ES module each for the page and the worker (the kernels inside it).
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';

process.chdir(fileURLToPath(new URL('.', import.meta.url)));
rmSync('dist', { recursive: true, force: true });
mkdirSync('dist');
for (const file of ['index.html', 'style.css']) copyFileSync(file, `dist/${file}`);
const { metafile } = await esbuild.build({
  entryPoints: ['src/main.ts', 'src/worker.ts'],
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  target: 'es2022',
  external: ['@tensorflow/tfjs-backend-wasm'], // core starts ganvil without the fallback
  minify: true,
  metafile: true,
  logLevel: 'warning',
});
const sizes = Object.entries(metafile.outputs).map(
  ([file, { bytes }]) => `${file} ${(bytes / 1024).toFixed(0)} KiB`,
);
console.log(sizes.join(', '));
