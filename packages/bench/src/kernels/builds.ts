import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import type { Build, Widen } from '@ganvil/kernels-as';
import { bytesOf, commands, workspaceExports } from '@ganvil/kernels-as/internal';
import { BenchError } from '../errors.ts';

/** A build of the kernels to measure. */
export interface BuildUnderTest {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
  /** Compiles the build; every call gives separate machine code. */
  compile(): WebAssembly.Module;
}

const OWN: readonly string[] = ['scalar', 'simd', 'fma', 'wide'] satisfies Build[];
const NOT_KERNELS = ['run', 'parts', 'before', 'part', 'heapBase', 'memory']; // exports of a module that are not kernels
let compiled = 0;

/** Opens builds given by name or by the path of a .wasm file. `widen` switches the vectorizer of the host's engine. */
export async function openBuilds(names: readonly string[], widen: Widen): Promise<BuildUnderTest[]> {
  const revectorizes = names.includes('wide') && canRevectorize(widen);
  if (revectorizes) compileEagerly();
  return Promise.all(
    names.map((name) => openBuild(name, revectorizes && name === 'wide' ? widen : undefined)),
  );
}

/** Opens one build. Throws a BenchError if this engine cannot compile it or if its kernels are not those of this version. */
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

/** The module with a unique custom section: for equal bytes V8 would reuse machine code. */
function withUniqueSection(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const number = new Uint8Array(new Uint32Array([compiled++]).buffer);
  const section = [0, 1 + number.length, 0, ...number]; // a custom section with an empty name
  const all = new Uint8Array(bytes.length + section.length);
  all.set(bytes);
  all.set(section, bytes.length);
  return all;
}

/**
 * Makes V8 compile modules completely, with its optimizing compiler, when they are loaded. By default it compiles hot functions
 * later, when revectorization may be switched off again.
 */
function compileEagerly(): void {
  for (const flag of ['liftoff', 'wasm-lazy-compilation', 'wasm-inlining'])
    setFlagsFromString(`--no-${flag}`);
}

/** Whether V8 can revectorize; reports the reason if it cannot. */
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
  const wanted = [...Object.keys(commands), ...workspaceExports];
  const exported = WebAssembly.Module.exports(module).map((entry) => entry.name);
  if (exported.filter((entry) => !NOT_KERNELS.includes(entry)).join() !== wanted.join())
    throw new BenchError(
      'invalid',
      `--builds: expected a build with the ${Object.keys(commands).length} kernels of this version, got ${name} with other kernels.`,
    );
  return module;
}
