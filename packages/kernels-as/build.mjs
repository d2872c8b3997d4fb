// Builds the kernels: assembly/ -> four WASM modules of one source, the command dispatcher and its typed tables, the
// module that shares commands out among threads, then dist/: the ES modules that are published, and their types.
//
//   node build.mjs            all
//   node build.mjs --kernels  without dist/
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import * as esbuild from 'esbuild';
import { writeDeclarations } from '../../tools/packaging/declarations.mjs';
import { workspacesOf, writeAbi, writeStructs } from './abi.mjs';
import { compile } from './compile.mjs';
import { readKernels, readStructs } from './readKernels.mjs';

const BUILDS = {
  scalar: [],
  simd: ['--enable', 'simd'],
  fma: ['--enable', 'simd', '--enable', 'relaxed-simd'],
  wide: ['--enable', 'simd', '--use', 'WIDE=1'],
};
/** Engines find the pairs of vectors of `wide` before asc has nested the expressions, not after. */
const LEVELS = { wide: '-O1' };
process.chdir(import.meta.dirname ?? new URL('.', import.meta.url).pathname);
mkdirSync('build', { recursive: true });

/** The AssemblyScript entry: all kernels exported; `run`, which walks a list of commands; what threads share; sizes of workspaces. */
function writeEntry({ kernels, extra }) {
  const workspaces = workspacesOf({ kernels, extra });
  const imports = [...new Set(kernels.map((k) => k.family))].map((family) => {
    const own = kernels.filter((k) => k.family === family);
    const companions = [
      ...own.filter((k) => k.parts).map((k) => `${k.name}Parts`),
      ...workspaces.filter((w) => w.family === family).map((w) => `${w.name}Workspace`),
    ];
    const names = own.map((k) => k.name);
    return `import { ${[...names, ...companions].join(', ')} } from "../assembly/kernels/${family}";\nexport { ${names.join(', ')} };`;
  });
  const wordOf = (k, name) => {
    const i = k.parameters.findIndex((p) => p.name === name);
    return `load<${k.parameters[i].type}>(p, ${8 + 4 * i})`;
  };
  const wordsOf = (k, parameters = k.parameters) => parameters.map((p) => wordOf(k, p.name));
  const cases = kernels.map((k, op) => {
    const words = wordsOf(k);
    if (k.name === 'guard') return `      case ${op}: if (load<i32>(${words[0]}) == 0) return i; break;`;
    return `      case ${op}: ${k.name}(${[...words, ...(k.parts ? [0, 1, 0] : [])].join(', ')}); break;`;
  });
  const shared = (line) =>
    kernels.flatMap((k, op) => (k.parts ? [`    case ${op}: ${line(k)}`] : [])).join('\n');
  writeFileSync(
    'build/entry.ts',
    `${imports.join('\n')}
export { ${workspaces.map((w) => `${w.name}Workspace`).join(', ')} };

/** Runs \`count\` commands from \`p\`: each [opcode, size in bytes, one word per argument]. How many were run. */
export function run(p: usize, count: i32): i32 {
  for (let i = 0; i < count; ++i) {
    switch (load<i32>(p)) {
${cases.join('\n')}
    }
    p += load<i32>(p, 4);
  }
  return count;
}

/** Into how many parts the command at \`p\` is worth cutting for \`threads\`: 1, do not. */
export function parts(p: usize, threads: i32): i32 {
  switch (load<i32>(p)) {
${shared((k) => `return ${k.name}Parts(${[...wordsOf(k, k.parts.parameters), 'threads'].join(', ')});`)}
  }
  return 1;
}

/** How many of the \`count\` commands from \`p\` come before one that is worth cutting. */
export function before(p: usize, count: i32, threads: i32): i32 {
  for (let i = 0; i < count; ++i) {
    if (parts(p, threads) > 1) return i;
    p += load<i32>(p, 4);
  }
  return count;
}

/** Part \`part\` of \`parts\` of the command at \`p\`. */
export function part(p: usize, part: i32, parts: i32, thread: i32): void {
  switch (load<i32>(p)) {
${shared((k) => `${k.name}(${wordsOf(k).join(', ')}, part, parts, thread); break;`)}
  }
}

/** The first address that the module itself does not use. */
export function heapBase(): usize { return __heap_base; }
`,
  );
}

const read = readKernels();
writeEntry(read);
writeAbi(read);
writeStructs(readStructs());
const sizes = [];
for (const [build, flags] of Object.entries(BUILDS))
  sizes.push(await compile('build/entry.ts', build, flags, LEVELS[build]));
sizes.push(await compile('assembly/threads.ts', 'threads', ['--enable', 'threads', '--sharedMemory']));
console.log(`${read.kernels.length} kernels: ${sizes.join(', ')}`);

if (!process.argv.includes('--kernels')) {
  const entries = { index: 'src/index.ts', internal: 'src/internal.ts', thread: 'src/threads/thread.ts' };
  rmSync('dist', { recursive: true, force: true });
  await esbuild.build({
    entryPoints: entries,
    outdir: 'dist',
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    external: ['@tensorflow/*'],
    logLevel: 'warning',
  });
  writeDeclarations('kernels-as', entries, ['@tensorflow/tfjs-core']);
}
