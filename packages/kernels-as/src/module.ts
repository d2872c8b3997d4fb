// The WASM builds: which one a machine gets, compiled once, instantiated over a memory.
import type { Kernels } from '../build/abi.ts';
import { createKernels, type Recorder, type Run } from './commands.ts';
import { createHeap, type Heap } from './heap.ts';

/** The builds of the one kernel source. `scalar` and `simd` give the same bits. */
export type Build = 'scalar' | 'simd' | 'fma';

/** What a run's bits depend on: `strict` rounds after every multiplication, `fma` does not inside matrix products. */
export type Numerics = 'strict' | 'fma';

/** One WASM instance over its own memory: the allocator and the kernels. */
export interface Wasm {
  /** Absent for a module that is not one of ours. */
  readonly build?: Build;
  readonly heap: Heap;
  readonly kernels: Kernels;
  readonly run: Run;
  readonly recorder: Recorder;
}

const load = {
  scalar: () => import('../build/scalar.ts'),
  simd: () => import('../build/simd.ts'),
  fma: () => import('../build/fma.ts'),
};
const modules = new Map<Build, Promise<WebAssembly.Module>>();

/** Starts a build over a new memory. Throws where the engine does not know its instructions. */
export async function startWasm(build: Build): Promise<Wasm> {
  if (!modules.has(build)) modules.set(build, compile(build));
  return instantiate(await modules.get(build)!, build);
}

/** Starts a module that has our commands over a new memory. */
export function instantiate(module: WebAssembly.Module, build?: Build): Wasm {
  const memory = new WebAssembly.Memory({ initial: 16, maximum: 65536 });
  const instance = new WebAssembly.Instance(module, { env: { memory, abort } });
  const heap = createHeap(memory, (instance.exports.heapBase as () => number)());
  const run = instance.exports.run as Run;
  const recorder: Recorder = { count: 0 };
  return { build, heap, kernels: createKernels(heap, run, recorder), run, recorder };
}

/** The build that carries a numeric profile on this machine. Throws where `fma` would not be fused. */
export async function buildFor(numerics: Numerics): Promise<Build> {
  if (numerics === 'strict') return (await validates('simd')) ? 'simd' : 'scalar';
  if ((await validates('fma')) && isFused(await startWasm('fma'))) return 'fma';
  throw new Error(
    'numerics: expected a machine with fused relaxed SIMD for "fma", found none; use "strict" (Node 20 has no relaxed SIMD).',
  );
}

/** Whether `relaxed_madd` rounds once here: (1 + e)^2 - (1 + 2e) is e^2 = 2^-24 if so, else 0. */
function isFused({ heap, kernels }: Wasm): boolean {
  const at = heap.allocate(64);
  heap.f32(at, 2).set([1 + 2 ** -12, -(1 + 2 ** -11)]);
  kernels.probeMadd(at, at);
  const fused = heap.f32(at, 1)[0] === 2 ** -24;
  heap.free(at);
  return fused;
}

async function compile(build: Build): Promise<WebAssembly.Module> {
  return WebAssembly.compile(await bytesOf(build));
}

async function validates(build: Build): Promise<boolean> {
  return WebAssembly.validate(await bytesOf(build));
}

/** The bytes of a build. */
export async function bytesOf(build: Build): Promise<Uint8Array<ArrayBuffer>> {
  const text = atob((await load[build]()).base64);
  return Uint8Array.from(text, (c) => c.charCodeAt(0));
}

function abort(): never {
  throw new Error('a kernel aborted');
}
