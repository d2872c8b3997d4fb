// What the worker's bundle leaves out: kernels as text (they are .wasm files), core's readers of files (a script of their own),
// kernels that core does not use, and help texts.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Builds of the kernels for pages. */
export const WASM = ['scalar', 'simd', 'fma'];

const resolveDir = fileURLToPath(new URL('src/worker', import.meta.url));

/** Families of kernels, files of `kernels-as/src/adapters` and `gradients`, that no GAN of core uses. */
export const UNUSED = [
  'cropAndResize',
  'depthwise',
  'dilation',
  'einsum',
  'fourier',
  'gatherScatterNd',
  'resize',
  'rotate',
  'scan',
  'transform',
];
const unused = new RegExp(`kernels-as/src/(adapters|gradients)/(${UNUSED.join('|')})\\.ts$`);
/** Of these, gradients of a single kernel: the module exports no list. */
const SINGLE = /gradients\/(cropAndResize|einsum)\.ts$/;

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
  // Core has no tensors of complex numbers or strings, and no product, gather or mirrored border to differentiate.
  'src/adapters/complex\\.ts': `export const complex = [], perPart = (config) => config;
${uncalled('castComplex', 'complexOnes', 'complexProduct', 'joined')}`,
  'src/adapters/helpers/strings\\.ts': 'export const withStrings = (run) => run;',
  'src/gradients/helpers/cumprodGrad\\.ts': uncalled('cumprodGrad'),
  'src/gradients/helpers/indices\\.ts': uncalled('scatterIndices', 'gatherSegments'),
  'src/gradients/helpers/productGrad\\.ts': uncalled('productGrad'),
  'src/gradients/mirrorPad\\.ts': "export const mirrorPad = { kernelName: 'mirrorPad' };",
  'build/wide\\.ts': 'export const bytes = undefined;',
  'src/wide/wideBuild\\.ts': 'export const wideBuild = undefined;',
  'src/fallback/fallback\\.ts':
    'export const addFallback = () => {}, removeFallback = () => {}, forbidFallback = () => {};',
};

/** An esbuild plugin: replaces modules by ones that load their content on demand. */
export const onDemand = {
  name: 'on-demand',
  setup({ onLoad }) {
    onLoad({ filter: /core\/src\/formats\/openFiles\.ts$/ }, () => ({
      contents: "export { openFiles } from './fileReaders.ts';",
      resolveDir,
    }));
    onLoad({ filter: TABLES }, ({ path }) => {
      const source = readFileSync(path, 'utf8');
      const contents = withoutHelp(source);
      return contents === source ? undefined : { contents, loader: 'ts' };
    });
    // In pages there is no fallback backend, and wide vectors need a flag of Node.
    for (const [file, contents] of Object.entries(ABSENT))
      onLoad({ filter: new RegExp(`kernels-as/${file}$`) }, () => ({ contents }));
    onLoad({ filter: unused }, ({ path }) => {
      const name = basename(path, '.ts');
      return {
        contents: `export const ${name} = ${SINGLE.test(path) ? `{ kernelName: '${name}' }` : '[]'};`,
      };
    });
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
};
