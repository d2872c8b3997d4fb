import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { type Build, bytesOf, commands, registerModule } from '@ganvil/kernels-as';
import { EXIT, Failure } from '../exit.ts';
import { CAN_PAIR, widen } from '../widen.ts';

/** A build to measure: the tfjs backend that runs it. */
export interface BuildUnderTest {
  readonly name: string;
  readonly backend: string;
  readonly sha256: string;
  readonly bytes: number;
}

const OWN: readonly string[] = ['scalar', 'simd', 'fma', 'wide'] satisfies Build[];
const FRAME = ['run', 'parts', 'before', 'part', 'heapBase', 'memory']; // what a module exports besides its kernels
let opened = 0;

/** Opens builds by their names or the paths of .wasm files, in this order. */
export async function openBuilds(names: readonly string[]): Promise<BuildUnderTest[]> {
  const wide = names.includes('wide');
  if (wide) compileAhead();
  const builds: BuildUnderTest[] = [];
  for (const name of names) builds.push(await openBuild(name, wide && name === 'wide'));
  return builds;
}

/** Opens a build by its name or the path of a .wasm file. Throws a Failure where it does not suit this engine or command table. */
async function openBuild(given: string, paired: boolean): Promise<BuildUnderTest> {
  const bytes = OWN.includes(given) ? await bytesOf(given as Build) : fileBytes(given);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const backend = `bench${opened++}`;
  if (paired) pair(true);
  registerModule(backend, moduleOf(given, bytes));
  if (paired) pair(false);
  return {
    name: OWN.includes(given) ? given : basename(given, '.wasm'),
    backend,
    sha256,
    bytes: bytes.length,
  };
}

/**
 * Makes V8 compile modules whole, and for good, when they are loaded: with pairs of vectors only those that are loaded while
 * that is turned on. By default it compiles what runs often, when it does.
 */
function compileAhead(): void {
  if (!CAN_PAIR) return;
  for (const flag of ['liftoff', 'wasm-lazy-compilation', 'wasm-inlining'])
    setFlagsFromString(`--no-${flag}`);
}

function pair(on: boolean): void {
  try {
    widen.turn(on);
  } catch (error) {
    if (on) widen.refused((error as Error).message);
  }
}

function fileBytes(path: string): Uint8Array<ArrayBuffer> {
  try {
    return new Uint8Array(readFileSync(path));
  } catch {
    throw new Failure(
      EXIT.noInput,
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
    throw new Failure(
      EXIT.config,
      `--builds: expected a build that Node ${process.versions.node} can compile, got ${name}${hint}: ${(error as Error).message}`,
    );
  }
  const wanted = Object.keys(commands);
  const exported = WebAssembly.Module.exports(module).map((entry) => entry.name);
  if (exported.filter((entry) => !FRAME.includes(entry)).join() !== wanted.join())
    throw new Failure(
      EXIT.data,
      `--builds: expected a build with the ${wanted.length} commands of this version, got ${name} with others.`,
    );
  return module;
}
