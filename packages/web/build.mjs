// Builds dist/: the package's modules, the worker and thread that they start, the kernels as .wasm files, and the demo's pages.
// The modules contain the SHA-384 of what they load. Prints the size of every file.
import { createHash } from 'node:crypto';
import { copyFileSync, cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import * as esbuild from 'esbuild';
import { writeDeclarations } from '../../tools/packaging/declarations.mjs';
import { minifiedCss } from './minifiedCss.mjs';
import { onDemand, WASM } from './onDemand.mjs';
import { writeTables } from './tables.mjs';

const KERNELS = '../kernels-as/build';
/** What figures become PNG with, and its licences. */
const RASTER = {
  'resvg.wasm': '../raster/node_modules/@resvg/resvg-wasm/index_bg.wasm',
  ...Object.fromEntries(
    ['figures.ttf', 'figures-font.txt', 'resvg.txt'].map((file) => [file, `../raster/font/${file}`]),
  ),
};
/** The demo's pages: each has a script in src/pages and an .html in pages. */
const PAGES = ['home', 'compare', 'tour', 'lessons', 'identity', 'bench', 'watch'];

process.chdir(fileURLToPath(new URL('.', import.meta.url)));
rmSync('dist', { recursive: true, force: true });
mkdirSync('dist');
await writeTables();

const common = {
  outdir: 'dist',
  bundle: true,
  format: 'esm',
  target: 'es2022',
  minify: true,
  logLevel: 'warning',
};

const whole = ['src/worker/worker.ts', 'src/worker/thread.ts', 'src/worker/verifier.ts'];
await esbuild.build({ ...common, entryPoints: whole, plugins: [await onDemand(whole)] });
const lightWorker = { 'worker-light': 'src/worker/worker.ts' };
const light = await onDemand(Object.values(lightWorker), { light: true });
await esbuild.build({ ...common, entryPoints: lightWorker, plugins: [light] });
const lessons = { 'worker-lessons': 'src/worker/lessonWorker.ts' };
await esbuild.build({
  ...common,
  entryPoints: lessons,
  plugins: [await onDemand(Object.values(lessons))],
});
await esbuild.build({ ...common, entryPoints: { rasteriser: 'src/worker/rasterWorker.ts' } });
await esbuild.build({
  ...common,
  entryPoints: {
    readers: '../core/src/formats/openFiles.ts',
    figures: '../core/src/inference/drawFigure.ts',
    pictures: '../core/src/inference/pictureFiles.ts',
    diagnoses: '../core/src/training/createDiagnosing.ts',
  },
});
for (const build of WASM) copyFileSync(`${KERNELS}/${build}.wasm`, `dist/${build}.wasm`);
for (const [file, from] of Object.entries(RASTER)) copyFileSync(from, `dist/${file}`);

const loaded = [
  'worker.js',
  'worker-light.js',
  'thread.js',
  'readers.js',
  'figures.js',
  'pictures.js',
  'diagnoses.js',
  'worker-lessons.js',
  ...WASM.map((build) => `${build}.wasm`),
];
const rasters = ['rasteriser.js', 'resvg.wasm', 'figures.ttf'];
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const integrityOf = (file) =>
  `sha384-${createHash('sha384')
    .update(readFileSync(`dist/${file}`))
    .digest('base64')}`;
const integrity = (files) =>
  JSON.stringify(Object.fromEntries(files.map((file) => [file, integrityOf(file)])));

/** Bundles modules for pages; code that several share goes to chunks of this name. Gives the files. */
async function modules(entryPoints, chunkNames) {
  const { metafile } = await esbuild.build({
    ...common,
    entryPoints,
    entryNames: '[name]',
    chunkNames,
    splitting: true,
    plugins: [minifiedCss],
    define: {
      INTEGRITY: integrity(loaded),
      RASTER_INTEGRITY: integrity(rasters),
      VERSION: JSON.stringify(version),
    },
    metafile: true,
  });
  return Object.keys(metafile.outputs).map((file) => file.slice('dist/'.length));
}

// Built apart from the demo's pages: bundlers only keep the side effects of files that package.json names, and would drop the
// definition of the element from a chunk that the pages share.
const packaged = await modules(['src/index.ts', 'src/gan-lab.ts'], 'chunk-[hash]');
const demo = await modules(
  PAGES.map((page) => `src/pages/${page}.ts`),
  'page-[hash]',
);
writeDeclarations('web', {
  index: 'src/index.ts',
  'gan-lab': 'src/gan-lab.ts',
  react: 'src/react.ts',
  vue: 'src/vue.ts',
});
cpSync('pages', 'dist', { recursive: true });
cpSync('starts', 'dist/starts', { recursive: true });
copyFileSync('node_modules/uplot/dist/uPlot.min.css', 'dist/uplot.css');

const kilobytes = (bytes) => (bytes / 1000).toFixed(1);
const built = [...packaged, ...demo, ...loaded, ...rasters];
for (const file of built) {
  const bytes = readFileSync(`dist/${file}`);
  console.log(
    `${file}: ${kilobytes(bytes.length)} kB, ${kilobytes(gzipSync(bytes, { level: 9 }).length)} kB gzip`,
  );
}
