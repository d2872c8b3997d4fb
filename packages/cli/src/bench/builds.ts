import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { type Build, bytesOf, commands, registerModule } from '@ganvil/kernels-as';
import { EXIT, Failure } from '../exit.ts';

/** A build to measure: the tfjs backend that runs it. */
export interface BuildUnderTest {
  readonly name: string;
  readonly backend: string;
  readonly sha256: string;
  readonly bytes: number;
}

const OWN: readonly string[] = ['scalar', 'simd', 'fma'] satisfies Build[];
const FRAME = ['run', 'parts', 'before', 'part', 'heapBase', 'memory']; // what a module exports besides its kernels
let opened = 0;

/** Opens a build by its name or the path of a .wasm file. Throws a Failure where it does not suit this engine or command table. */
export async function openBuild(given: string): Promise<BuildUnderTest> {
  const bytes = OWN.includes(given) ? await bytesOf(given as Build) : fileBytes(given);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const backend = `bench${opened++}`;
  registerModule(backend, moduleOf(given, bytes));
  return {
    name: OWN.includes(given) ? given : basename(given, '.wasm'),
    backend,
    sha256,
    bytes: bytes.length,
  };
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
