import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import type { Build, Widen } from '@ganvil/kernels-as';
import { bytesOf, commands } from '@ganvil/kernels-as/internal';
import { BenchError } from '../errors.ts';

/** A build to measure. */
export interface BuildUnderTest {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
  /** Compiles it, to machine code of its own each time. */
  compile(): WebAssembly.Module;
}

const OWN: readonly string[] = ['scalar', 'simd', 'fma', 'wide'] satisfies Build[];
const NOT_KERNELS = ['run', 'parts', 'before', 'part', 'heapBase', 'memory']; // what a module exports besides its kernels
let compiled = 0;

/** Opens builds by their names or the paths of .wasm files, in this order. `widen` is how this host pairs vectors. */
export async function openBuilds(names: readonly string[], widen: Widen): Promise<BuildUnderTest[]> {
  const pairs = names.includes('wide') && canRevectorize(widen);
  if (pairs) compileEagerly();
  return Promise.all(names.map((name) => openBuild(name, pairs && name === 'wide' ? widen : undefined)));
}

/** Opens a build by its name or the path of a .wasm file. Throws a BenchError where it does not suit this engine or command table. */
async function openBuild(given: string, widen: Widen | undefined): Promise<BuildUnderTest> {
  const bytes = OWN.includes(given) ? await bytesOf(given as Build) : fileBytes(given);
  const compile = (): WebAssembly.Module => {
    widen?.turn(true);
    const module = moduleOf(given, withUniqueSection(bytes));
    widen?.turn(false);
    return module;
  };
  compile();
  return {
    name: OWN.includes(given) ? given : basename(given, '.wasm'),
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: bytes.length,
    compile,
  };
}

/** The same module with a number behind it that nobody reads: for equal bytes V8 would give its machine code of before. */
function withUniqueSection(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const number = new Uint8Array(new Uint32Array([compiled++]).buffer);
  const section = [0, 1 + number.length, 0, ...number]; // a custom one of an empty name
  const all = new Uint8Array(bytes.length + section.length);
  all.set(bytes);
  all.set(section, bytes.length);
  return all;
}

/**
 * Makes V8 compile modules whole, and for good, when they are loaded: with pairs of vectors only those that are loaded while
 * that is turned on. By default it compiles what runs often, when it does.
 */
function compileEagerly(): void {
  for (const flag of ['liftoff', 'wasm-lazy-compilation', 'wasm-inlining'])
    setFlagsFromString(`--no-${flag}`);
}

/** Whether V8 pairs vectors; says so where it does not. */
function canRevectorize(widen: Widen): boolean {
  try {
    widen.turn(true);
    widen.turn(false);
    return true;
  } catch (error) {
    widen.refused((error as Error).message);
    return false;
  }
}

function fileBytes(path: string): Uint8Array<ArrayBuffer> {
  try {
    return new Uint8Array(readFileSync(path));
  } catch {
    throw new BenchError(
      'missing',
      `--builds: expected ${OWN.join(', ')} or the path of a .wasm file, got "${path}".`,
    );
  }
}

function moduleOf(name: string, bytes: Uint8Array<ArrayBuffer>): WebAssembly.Module {
  let module: WebAssembly.Module;
  try {
    module = new WebAssembly.Module(bytes);
  } catch (error) {
    const hint = name === 'fma' ? ' (relaxed SIMD needs Node 22 or newer)' : '';
    throw new BenchError(
      'unsupported',
      `--builds: expected a build that Node ${process.versions.node} can compile, got ${name}${hint}: ${(error as Error).message}`,
    );
  }
  const wanted = Object.keys(commands);
  const exported = WebAssembly.Module.exports(module).map((entry) => entry.name);
  if (exported.filter((entry) => !NOT_KERNELS.includes(entry)).join() !== wanted.join())
    throw new BenchError(
      'invalid',
      `--builds: expected a build with the ${wanted.length} commands of this version, got ${name} with others.`,
    );
  return module;
}
