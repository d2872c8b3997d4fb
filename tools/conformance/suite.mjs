// tfjs-core's own test suite as one file that Node can load.
//
// dist/tests.js imports 265 spec files by paths without extension, in a package that says it is CommonJS: only a
// bundler finds its way. The bundle has its own copy of tfjs-core, which shares engine, registries and the Tensor
// class with the copy that the backend imports: tfjs keeps them all on globalThis.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';

const require = createRequire(import.meta.url);
const core = dirname(require.resolve('@tensorflow/tfjs-core/package.json'));
const { version } = require('@tensorflow/tfjs-core/package.json');
const jasmine = require.resolve('jasmine-core');
const cache = join(import.meta.dirname, '..', 'node_modules', '.cache', 'ganvil-conformance');

// The order is the suite's: gradients and chained ops first; the specs ask for the test environments as they load.
const entry = `
  import './dist/public/chained_ops/register_all_chained_ops.js';
  import './dist/register_all_gradients.js';
  export { ENGINE } from './dist/engine.js';
  export { setTestEnvs } from './dist/jasmine_util.js';
  export * as registry from './dist/kernel_registry.js';
  export const loadSpecs = () => require('./dist/tests.js');
`;

/** Path of the bundle; made once for a version of tfjs-core. */
export async function bundleSuite() {
  const key = createHash('sha256')
    .update(version + core + entry + readFileSync(import.meta.filename))
    .digest('hex')
    .slice(0, 12);
  const file = join(cache, `suite-${key}.cjs`);
  if (existsSync(file)) return file;
  mkdirSync(cache, { recursive: true });
  const draft = `${file}.${process.pid}`;
  await build({
    stdin: { contents: entry, resolveDir: core },
    outfile: draft,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'es2020',
    keepNames: true,
    ignoreAnnotations: true, // its package.json forgets that the specs have side effects
    logLevel: 'error',
    plugins: [{ name: 'resolve', setup: resolveSpecifiers }],
  });
  renameSync(draft, file);
  return file;
}

function resolveSpecifiers({ onResolve }) {
  onResolve({ filter: /^jasmine-core\// }, () => ({ path: jasmine, external: true }));
  onResolve({ filter: /^@tensorflow\/tfjs-core/ }, ({ path }) => {
    const inside = path.slice('@tensorflow/tfjs-core'.length);
    return { path: join(core, inside ? `${inside.replace(/\.js$/, '')}.js` : 'dist/index.js') };
  });
}
