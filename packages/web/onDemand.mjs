// What the worker's bundle leaves out: kernels as text (they are .wasm files), core's readers of files (a script of their own),
// and kernels that core does not use.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Builds of the kernels for pages. */
export const WASM = ['scalar', 'simd', 'fma'];

const resolveDir = fileURLToPath(new URL('src/worker', import.meta.url));

/** Families of kernels, files of `kernels-as/src/adapters` and `gradients`, that no GAN of core uses. */
export const UNUSED = [
  'conv3d',
  'cropAndResize',
  'depthwise',
  'dilation',
  'einsum',
  'fourier',
  'gatherNd',
  'pool3d',
  'resize',
  'rotate',
  'transform',
];
const unused = new RegExp(`kernels-as/src/(adapters|gradients)/(${UNUSED.join('|')})\\.ts$`);
/** Of these, gradients of a single kernel: the module exports no list. */
const SINGLE = /gradients\/(cropAndResize|einsum)\.ts$/;

/** No GAN of core uses complex numbers: without them, kernels are what they are and the others are never called. */
const COMPLEX = `const unused = () => { throw new Error('complex64: left out of the bundle for pages'); };
export const complex = [];
export const perPart = (config) => config;
export { unused as castComplex, unused as complexOnes, unused as complexProduct, unused as joined };`;

/** Parts of the backend that no page uses, and their replacements. */
const ABSENT = {
  'src/adapters/complex\\.ts': COMPLEX,
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
