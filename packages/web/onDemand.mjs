// What the workers' bundles leave out: kernels as text (they are .wasm files), core's readers of files and figures (scripts of their own),
// kernels that nothing in the bundle calls, help texts, and in the light worker entries of core's tables (lightSet.mjs).
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { lightSet } from './lightSet.mjs';

/** Builds of the kernels for pages. */
export const WASM = ['scalar', 'simd', 'fma'];

const root = fileURLToPath(new URL('.', import.meta.url));
const resolveDir = `${root}src/worker`;

/**
 * Families of kernels that can be left out, files of `kernels-as/src/adapters` and `gradients`: the ops of tfjs that need them. A
 * family is left out of a bundle whose sources call none of its ops.
 */
export const FAMILIES = {
  batchNorm: /batchNorm/i,
  conv2d: /conv[12]d|separable/i,
  conv3d: /conv3d/i,
  cropAndResize: /cropAndResize/i,
  depthwise: /depthwise|separable/i,
  dilation: /dilation|withArgmax/i,
  einsum: /einsum/i,
  fourier: /fft|spectral|signal|stft/i,
  gatherScatterNd: /gatherND|scatter|sparseToDense/i,
  normalization: /batchNorm|localResponse/i,
  pool: /pool/i,
  pool3d: /pool3d/i,
  resize: /resize/i,
  rotate: /rotate/i,
  scan: /cumsum|cumprod/i,
  transform: /transform/i,
};

/** A module whose functions no page calls. */
const uncalled = (...names) =>
  `const uncalled = () => { throw new Error('left out of the bundle for pages'); };
export { ${names.map((name) => `uncalled as ${name}`).join(', ')} };`;

/** Core's tables. Their help texts are left out: the page has its own copy (tables.mjs). */
const TABLES = /core\/src\/\w+\/[\w-]+\.ts$/;

/** A source without the help texts of its rows: `help: '…'`, and in the tables of settings the text that follows a group. */
const withoutHelp = (source) =>
  source
    .replace(/\bhelp:\s*('(?:[^'\\]|\\.)*'|"[^"]*")/g, "help: ''")
    .replace(/('(?:data|model|training|run)',\s*)'(?:[^'\\]|\\.)*'/g, "$1''");

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

/** Gradients that are left out where nothing calls their op: its name, and the replacement. */
const GRADIENTS = {
  cumprodGrad: [/cumprod/i, 'helpers/cumprodGrad', uncalled('cumprodGrad')],
  indices: [/gather|scatter|segment/i, 'helpers/indices', uncalled('scatterIndices', 'gatherSegments')],
  productGrad: [/prod/i, 'helpers/productGrad', uncalled('productGrad')],
  mirrorPad: [/mirrorPad/i, 'mirrorPad', "export const mirrorPad = { kernelName: 'mirrorPad' };"],
};

/** A file of a family, without what it does: no kernels, no gradients. */
function emptied(path) {
  const source = readFileSync(path, 'utf8');
  const functions = [...source.matchAll(/^export function (\w+)/gm)].map(([, name]) => name);
  const lists = [...source.matchAll(/^export const (\w+)(.*)$/gm)].map(([, name, rest]) =>
    /\[/.test(rest) ? `export const ${name} = [];` : `export const ${name} = { kernelName: '${name}' };`,
  );
  return [...lists, ...(functions.length > 0 ? [uncalled(...functions)] : [])].join('\n');
}

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

/** The modules of a bundle that is not minified: path below packages/, and code. */
const modulesOf = (bundle) =>
  bundle
    .split(/^\/\/ \.\.\/(?=\S+\.ts$)/m)
    .slice(1)
    .map((part) => ({ path: part.slice(0, part.indexOf('\n')), code: part.slice(part.indexOf('\n')) }));

/** The ops that modules call: those of tfjs in core, and those of kernels-as with the ones that they consist of. */
export function opsCalledIn(modules) {
  const ops = modules.flatMap(({ path, code }) => {
    if (path.startsWith('core/src/'))
      return [...code.matchAll(/\btf\w*\.([a-z]\w*(?:\.[a-z]\w*)?)/g)].map(([, name]) => name);
    if (!/^kernels-as\/src\/(ops|numbers)\//.test(path)) return [];
    const source = readFileSync(`${root}../${path}`, 'utf8');
    const imports = [...source.matchAll(/import \{([^}]*)\} from '@tensorflow\/tfjs-core'/g)];
    return [
      basename(path, '.ts'),
      ...imports.flatMap(([, names]) => names.split(',').map((name) => name.trim())),
    ];
  });
  return [...new Set(ops)];
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

const familyFiles = (families) =>
  new RegExp(`kernels-as/src/(adapters|gradients)/(${families.join('|') || '-'})\\.ts$`);

/** The generated functions of kernels, without those that nothing calls. */
const withoutKernels = (source, isCalled) =>
  source.replace(/^ {4}(\w+)\(.*\) \{\n(?: {6}.*\n)+ {4}\},\n/gm, (text, name) =>
    isCalled(name) ? text : '',
  );

/** An esbuild plugin for workers: replaces modules by ones that load their content on demand, or that lack what is not needed. */
export async function onDemand(entryPoints, { light: isLight = false } = {}) {
  const light = isLight ? await lightSet() : { absent: [], unsuited: [] };
  return plugin({ light, ...(await unneeded(entryPoints, light)) });
}

const plugin = ({ light, families, gradients, isCalled }) => ({
  name: 'on-demand',
  setup({ onLoad }) {
    onLoad({ filter: /core\/src\/formats\/openFiles\.ts$/ }, () => ({
      contents: "export { openFiles } from './fileReaders.ts';",
      resolveDir,
    }));
    onLoad({ filter: /core\/src\/figures\/drawFigure\.ts$/ }, () => ({
      contents: "export { drawFigure } from './figureScript.ts';",
      resolveDir,
    }));
    onLoad({ filter: TABLES }, ({ path }) => {
      const unsuited = light.unsuited.includes(path);
      if (unsuited || light.absent.includes(path)) return { contents: lacking(path, unsuited), resolveDir };
      const source = readFileSync(path, 'utf8');
      const contents = withoutHelp(source);
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
