// Builds the kernels: assembly/ -> four WASM modules of one source, the command dispatcher and its typed table, the
// module that shares commands out among threads, then dist/index.js, the ES module that registers the backend.
//
//   node build.mjs            all
//   node build.mjs --kernels  without dist/
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as esbuild from 'esbuild';
import { WORD, writeAbi } from './abi.mjs';
import { compile } from './compile.mjs';

const BUILDS = {
  scalar: [],
  simd: ['--enable', 'simd'],
  fma: ['--enable', 'simd', '--enable', 'relaxed-simd'],
  wide: ['--enable', 'simd', '--use', 'WIDE=1'],
};
/** Engines find the pairs of vectors of `wide` before asc has nested the expressions, not after. */
const LEVELS = { wide: '-O1' };
/** The last parameters of a kernel that can be shared out: no words of the command, but said by the dispatcher. */
const SHARE = 'part: i32, parts: i32, thread: i32';

process.chdir(import.meta.dirname ?? new URL('.', import.meta.url).pathname);
mkdirSync('build', { recursive: true });

/**
 * Every kernel of the families that assembly/index.ts names, in order: { family, name, parameters: [{name, type}], doc,
 * shared }. A kernel that ends in SHARE is shared; a function beside it, its name and `Parts`, says into how many parts
 * a command is worth cutting for a number of threads.
 */
function readKernels() {
  const families = [
    ...readFileSync('assembly/index.ts', 'utf8').matchAll(/^export \* from "\.\/kernels\/(\w+)"/gm),
  ];
  return families.flatMap(([, family]) => {
    const source = readFileSync(`assembly/kernels/${family}.ts`, 'utf8');
    const pattern = /(?:\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*)?^export function (\w+)\(([^)]*)\): (\w+)/gm;
    const found = [...source.matchAll(pattern)].filter(([, , name]) => !/Parts$/.test(name));
    return found.map(([, doc = '', name, list, result]) => {
      if (result !== 'void') throw new Error(`${family}.ts: kernel ${name} must return void, not ${result}`);
      const words = list.trim().replace(/\s+/g, ' ');
      const shared = words.endsWith(SHARE);
      const parameters = words
        .slice(0, shared ? -SHARE.length : undefined)
        .split(',')
        .map((s) => s.trim())
        .filter(Boolean)
        .map((parameter) => {
          const [, key, type] = /^(\w+): (\w+)$/.exec(parameter) ?? [];
          if (!WORD[type])
            throw new Error(`${family}.ts: ${name}: parameter "${parameter}" must be usize, i32 or f32`);
          return { name: key, type };
        });
      return { family, name, parameters, shared, doc: doc.replace(/\s*\n \*\s*/g, ' ').trim() };
    });
  });
}

/** The AssemblyScript entry: all kernels exported; `run`, which walks a list of commands; and what threads share. */
function writeEntry(kernels) {
  const byFamily = Map.groupBy?.(kernels, (k) => k.family) ?? group(kernels);
  const imports = [...byFamily].map(([family, list]) => {
    const names = list.flatMap((k) => (k.shared ? [k.name, `${k.name}Parts`] : [k.name]));
    return `import { ${names.join(', ')} } from "../assembly/kernels/${family}";\nexport { ${list.map((k) => k.name).join(', ')} };`;
  });
  const wordsOf = (k) => k.parameters.map((p, i) => `load<${p.type}>(p, ${8 + 4 * i})`);
  const cases = kernels.map((k, op) => {
    const words = wordsOf(k);
    if (k.name === 'guard') return `      case ${op}: if (load<i32>(${words[0]}) == 0) return i; break;`;
    return `      case ${op}: ${k.name}(${[...words, ...(k.shared ? [0, 1, 0] : [])].join(', ')}); break;`;
  });
  const shared = (line) =>
    kernels
      .flatMap((k, op) => (k.shared ? [`    case ${op}: ${line(k, wordsOf(k).join(', '))}`] : []))
      .join('\n');
  writeFileSync(
    'build/entry.ts',
    `${imports.join('\n')}

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
${shared((k, words) => `return ${k.name}Parts(${words}, threads);`)}
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
${shared((k, words) => `${k.name}(${words}, part, parts, thread); break;`)}
  }
}

/** The first address that the module itself does not use. */
export function heapBase(): usize { return __heap_base; }
`,
  );
}

function group(kernels) {
  const map = new Map();
  for (const k of kernels) map.set(k.family, [...(map.get(k.family) ?? []), k]);
  return map;
}

const kernels = readKernels();
writeEntry(kernels);
writeAbi(kernels);
const sizes = [];
for (const [build, flags] of Object.entries(BUILDS))
  sizes.push(await compile('build/entry.ts', build, flags, LEVELS[build]));
sizes.push(await compile('assembly/threads.ts', 'threads', ['--enable', 'threads', '--sharedMemory']));
console.log(`${kernels.length} kernels: ${sizes.join(', ')}`);

if (!process.argv.includes('--kernels')) {
  rmSync('dist', { recursive: true, force: true });
  await esbuild.build({
    entryPoints: ['src/index.ts', 'src/internal.ts', { in: 'src/threads/thread.ts', out: 'thread' }],
    outdir: 'dist',
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    external: ['@tensorflow/*'],
    logLevel: 'warning',
  });
}
