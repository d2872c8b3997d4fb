// What a page with the 2-D lab loads, as it comes over the line: everything, and what of it is Ganvil's own.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import * as esbuild from 'esbuild';
import { expect, test } from 'vitest';

const root = new URL('../..', import.meta.url).pathname;
const dist = (file: string) => readFileSync(join(root, 'dist', file));
const gzip = (bytes: Uint8Array) => gzipSync(bytes, { level: 9 }).length;

/** A script of dist/ and what it imports, however deep. */
function withImports(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  for (const [, path] of dist(file)
    .toString()
    .matchAll(/(?:from|import)\s*"\.\/([\w-]+\.js)"/g))
    withImports(path, found);
  return found;
}

/** Our part of a bundle: the same with the libraries left out. */
async function own(entry: string): Promise<number> {
  const { outputFiles } = await esbuild.build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    target: 'es2022',
    external: ['@tensorflow/*', '@noble/*', 'jpeg-js', 'fflate', 'fast-png', 'uplot', 'idb-keyval'],
    loader: { '.css': 'text' },
    define: { INTEGRITY: '{}' },
    plugins: [
      {
        name: 'no-kernels',
        setup: ({ onLoad }) =>
          onLoad({ filter: /kernels-as\/build\/(scalar|simd|fma|wide)\.ts$/ }, () => ({
            contents: 'export const bytes = 0, memoryFlags = 0;',
          })),
      },
    ],
  });
  return gzip(outputFiles[0].contents);
}

test('the 2-D lab is small', async () => {
  const scripts = [...withImports('home.js'), 'worker.js'];
  const others = ['index.html', 'style.css', 'icon.svg', 'simd.wasm'];
  const all = [...scripts, ...others].reduce((sum, file) => sum + gzip(dist(file)), 0);
  const ours =
    (await own('src/pages/home.ts')) + (await own('src/worker/worker.ts')) + gzip(dist('simd.wasm'));
  console.log(
    `the 2-D lab loads ${(all / 1000).toFixed(1)} kB gzip; own code and WASM ${(ours / 1000).toFixed(1)} kB`,
  );
  expect(all).toBeLessThan(300_000);
  expect(ours).toBeLessThan(150_000);
});
