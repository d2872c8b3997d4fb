// What the workers' bundles leave out: kernels as text (they are .wasm files), core's readers of files and figures (scripts of their own),
// kernels that nothing in the bundle calls, help texts, and in the light worker entries of core's tables (lightSet.mjs).
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import {
  emptied,
  FAMILIES,
  familyFiles,
  GRADIENTS,
  modulesOf,
  opsCalledIn,
  uncalled,
  withoutKernels,
} from './kernelFamilies.mjs';
import { lightSet } from './lightSet.mjs';

/** Builds of the kernels for pages. */
export const WASM = ['scalar', 'simd', 'fma'];

const root = fileURLToPath(new URL('.', import.meta.url));
const resolveDir = `${root}src/worker`;

/** Core's tables. Their help texts are left out: the page has its own copy (tables.mjs). */
const TABLES = /core\/src\/\w+\/[\w-]+\.ts$/;

/** A source without the texts for readers of its rows: `help: '…'`, formulas, and in the tables of settings the text that follows a group. */
const withoutHelp = (source) =>
  source
    .replace(/\bhelp:\s*('(?:[^'\\]|\\.)*'|"[^"]*")/g, "help: ''")
    .replace(/\bformula[DG]?:\s*('(?:[^'\\]|\\.)*'|"[^"]*"),?/g, '')
    .replace(/('(?:data|model|training|run)',\s*)'(?:[^'\\]|\\.)*'/g, "$1''");

/** Requests that the whole worker answers alone: it takes over the run. */
const WHOLE_ONLY = ['inParts', 'unitsIn'];

/** Parts of the backend that no page uses, and their replacements. */
const ABSENT = {
  // Core has no tensors of complex numbers or strings.
  'src/adapters/complex\\.ts': `export const complex = [], perPart = (config) => config;
${uncalled('castComplex', 'complexOnes', 'complexProduct', 'joined')}`,
  'src/adapters/helpers/strings\\.ts': 'export const withStrings = (run) => run;',
  'build/wide\\.ts': 'export const bytes = undefined;',
  'src/wide/wideBuild\\.ts': 'export const wideBuild = undefined;',
  'src/fallback/fallback\\.ts':
    'export const addFallback = () => {}, removeFallback = () => {}, forbidFallback = () => {};',
};

/** An entry of a table that a bundle lacks: reading anything of it is a mistake of the page, which chose the wrong worker. */
function lacking(path, unsuited) {
  const key = basename(path, '.ts');
  const entry = key.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
  const names = [
    ...readFileSync(path, 'utf8').matchAll(/^export (?:const|(?:async )?function\*?) (\w+)/gm),
  ].map(([, name]) => name);
  const stub = (name) => (unsuited && name === entry ? '{ suits: () => false }' : `absentEntry('${key}')`);
  return [
    "import { absentEntry } from './absentEntry.ts';",
    ...names.map((name) => `export const ${name} = ${stub(name)};`),
  ].join('\n');
}

/** What bundles of these entry points can be without, found by bundling them with everything. */
async function unneeded(entryPoints, light) {
  const { outputFiles } = await esbuild.build({
    absWorkingDir: root,
    entryPoints,
    bundle: true,
    write: false,
    outdir: 'build',
    format: 'esm',
    external: ['@tensorflow/*'],
    logLevel: 'error',
    plugins: [plugin({ light, families: [], gradients: [], isCalled: () => true })],
  });
  const modules = outputFiles.flatMap(({ text }) => modulesOf(text));
  const ops = opsCalledIn(modules);
  const lacks = (pattern) => !ops.some((name) => pattern.test(name));
  const families = Object.keys(FAMILIES).filter((name) => lacks(FAMILIES[name]));
  const gradients = Object.keys(GRADIENTS).filter((name) => lacks(GRADIENTS[name][0]));
  const ofFamily = familyFiles(families);
  const callers = modules.filter(({ path }) => /^kernels-as\/src\//.test(path) && !ofFamily.test(path));
  const words = new Set(callers.flatMap(({ code }) => code.match(/\w+/g) ?? []));
  return { families, gradients, isCalled: (kernel) => words.has(kernel) };
}

/** An esbuild plugin for workers: replaces modules by ones that load their content on demand, or that lack what is not needed. */
export async function onDemand(entryPoints, { light: isLight = false } = {}) {
  const light = isLight ? await lightSet() : { absent: [], uncalled: [], unsuited: [] };
  return plugin({ light, ...(await unneeded(entryPoints, light)) });
}

const plugin = ({ light, families, gradients, isCalled }) => ({
  name: 'on-demand',
  setup({ onLoad }) {
    onLoad({ filter: /core\/src\/formats\/openFiles\.ts$/ }, () => ({
      contents: "export { openFiles } from './fileReaders.ts';",
      resolveDir,
    }));
    onLoad({ filter: /core\/src\/inference\/drawFigure\.ts$/ }, () => ({
      contents: "export { drawFigure } from './figureScript.ts';",
      resolveDir,
    }));
    if (light.absent.length > 0)
      for (const file of WHOLE_ONLY)
        onLoad({ filter: new RegExp(`web/src/worker/${file}\\.ts$`) }, ({ path }) => ({
          contents: lacking(path, false),
          resolveDir,
        }));
    onLoad({ filter: TABLES }, ({ path }) => {
      const unsuited = light.unsuited.includes(path);
      if (unsuited || [...light.absent, ...light.uncalled].includes(path))
        return { contents: lacking(path, unsuited), resolveDir };
      const source = readFileSync(path, 'utf8');
      // Only what the whole worker answers alone reads how the networks of games are joined.
      const contents = withoutHelp(
        light.absent.length > 0 ? source.replace(/\bflow: '[^']*'/, "flow: ''") : source,
      );
      return contents === source ? undefined : { contents, loader: 'ts' };
    });
    // No request of a page searches for latents.
    onLoad({ filter: /core\/src\/inference\/invert\.ts$/ }, () => ({
      contents: uncalled('invert', 'invertWith'),
    }));
    // In pages there is no fallback backend, and wide vectors need a flag of Node.
    for (const [file, contents] of Object.entries(ABSENT))
      onLoad({ filter: new RegExp(`kernels-as/${file}$`) }, () => ({ contents }));
    for (const [, file, contents] of gradients.map((name) => GRADIENTS[name]))
      onLoad({ filter: new RegExp(`kernels-as/src/gradients/${file}\\.ts$`) }, () => ({ contents }));
    onLoad({ filter: familyFiles(families) }, ({ path }) => ({ contents: emptied(path) }));
    onLoad({ filter: /kernels-as\/build\/abi\.ts$/ }, ({ path }) => ({
      contents: withoutKernels(readFileSync(path, 'utf8'), isCalled),
      loader: 'ts',
    }));
    onLoad({ filter: new RegExp(`kernels-as/build/(${WASM.join('|')})\\.ts$`) }, ({ path }) => {
      const [, build] = /(\w+)\.ts$/.exec(path);
      const [memoryFlags] = /export const memoryFlags = .*/.exec(readFileSync(path, 'utf8'));
      return {
        contents: `import { wasmSource } from './wasmSource.ts';
${memoryFlags}
export const bytes = () => wasmSource('${build}');`,
        resolveDir,
      };
    });
  },
});
