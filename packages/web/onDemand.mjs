// What a worker is bundled without: kernels as text, which come as .wasm files; core's readers of files, a script of their own; what core does not use.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Builds of the kernels that pages can take. */
export const WASM = ['scalar', 'simd', 'fma'];

const resolveDir = fileURLToPath(new URL('src/worker', import.meta.url));

/** Families of kernels, files of `kernels-as/src/adapters` and `gradients`, that no GAN of core computes with. */
export const UNUSED = [
  'conv3d',
  'cropAndResize',
  'dilation',
  'einsum',
  'fourier',
  'pool3d',
  'rotate',
  'transform',
];
const unused = new RegExp(
  `kernels-as/src/(adapters/(${UNUSED.join('|')})|gradients/(conv3d|dilation|pool3d))\\.ts$`,
);

/** Parts of the backend that no page uses, and what stands for them. */
const ABSENT = {
  'build/wide\\.ts': 'export const bytes = undefined;',
  'src/wide/wideBuild\\.ts': 'export const wideBuild = undefined;',
  'src/fallback/fallback\\.ts':
    'export const addFallback = () => {}, removeFallback = () => {}, forbidFallback = () => {};',
};

/** For esbuild: modules with what is loaded on demand give way to ones that load it. */
export const onDemand = {
  name: 'on-demand',
  setup({ onLoad }) {
    onLoad({ filter: /core\/src\/formats\/openFiles\.ts$/ }, () => ({
      contents: "export { openFiles } from './fileReaders.ts';",
      resolveDir,
    }));
    // Core starts the backend without the fallback, and engines are asked for wide vectors by flags of Node.
    for (const [file, contents] of Object.entries(ABSENT))
      onLoad({ filter: new RegExp(`kernels-as/${file}$`) }, () => ({ contents }));
    onLoad({ filter: unused }, ({ path }) => ({ contents: `export const ${basename(path, '.ts')} = [];` }));
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
