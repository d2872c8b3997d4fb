// What a page with the 2-D lab loads, as it comes over the line: everything, and what of it is Ganvil's own.
import { relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import * as esbuild from 'esbuild';
import { expect, test } from 'vitest';
import { minifiedCss } from '../../minifiedCss.mjs';
import { onDemand } from '../../onDemand.mjs';
import { loadedBy, weigh } from '../loaded.ts';

const root = new URL('../..', import.meta.url).pathname;
/** Our part of a bundle: the same with the libraries left out, and what it loads only when it is asked for. */
async function own(entry: string, light = false): Promise<number> {
  const { outputFiles, metafile } = await esbuild.build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    write: false,
    splitting: true,
    outdir: 'own',
    metafile: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    external: ['@tensorflow/*', '@noble/*', 'fflate', 'uplot', 'idb-keyval'],
    define: { INTEGRITY: '{}', VERSION: "''" },
    plugins: [await onDemand([entry], { light }), minifiedCss],
  });
  const { outputs } = metafile;
  const needed = new Set(Object.keys(outputs).filter((file) => outputs[file].entryPoint === entry));
  for (const file of needed)
    for (const { path, kind } of outputs[file].imports)
      if (kind === 'import-statement' && path in outputs) needed.add(path);
  const loaded = outputFiles.filter(({ path }) => needed.has(relative(root, path)));
  return gzipSync(Buffer.concat(loaded.map(({ contents }) => contents)), { level: 9 }).length;
}

test('the 2-D lab is small', async () => {
  const pages = ['index.html', 'style.css', 'icon.svg'];
  const all = weigh([...loadedBy('home.js'), 'worker-light.js', 'simd.wasm', ...pages]);
  const ours =
    (await own('src/pages/home.ts')) + (await own('src/worker/worker.ts', true)) + weigh(['simd.wasm']);
  console.log(
    `the 2-D lab loads ${(all / 1000).toFixed(1)} kB gzip; own code and WASM ${(ours / 1000).toFixed(1)} kB`,
  );
  expect(all).toBeLessThan(240_000);
  expect(ours).toBeLessThan(157_000);
});
