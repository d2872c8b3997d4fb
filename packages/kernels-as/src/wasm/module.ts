// The WASM builds: which one a machine gets, compiled once, instantiated over a memory.
import { type Kernels, type WorkspaceBytes, workspaceBytesOf } from '../../build/abi.ts';
import { createHeap, type Heap } from '../memory/heap.ts';
import { createKernels, type Recorder, type Run } from '../program/commandBuffer.ts';
import type { Spawn } from '../threads/thread.ts';
import { type Pool, startPool } from '../threads/threadPool.ts';

/** The builds of the one kernel source. All but `fma` give the same bits; `wide` is for engines that pair vectors. */
export type Build = 'scalar' | 'simd' | 'fma' | 'wide';

/** What a run's bits depend on: `strict` rounds after every multiplication, `fma` does not inside matrix products. */
export type Numerics = 'strict' | 'fma';

/** One WASM instance over its own memory: the allocator and the kernels. */
export interface Wasm {
  /** Absent for a module that is not one of ours. */
  readonly build?: Build;
  readonly heap: Heap;
  readonly kernels: Kernels;
  /** How much workspace kernels need. */
  readonly workspaceBytes: WorkspaceBytes;
  readonly run: Run;
  readonly recorder: Recorder;
  /** Threads that `run` may use. */
  readonly threads: number;
}

/** One whose memory can be shared: runs on one thread until `startThreads`, and again after `stopThreads`. */
export interface SharedWasm extends Wasm {
  startThreads(count: number, spawn: Spawn): void;
  stopThreads(): void;
}

const load = {
  scalar: () => import('../../build/scalar.ts'),
  simd: () => import('../../build/simd.ts'),
  fma: () => import('../../build/fma.ts'),
  wide: () => import('../../build/wide.ts'),
  threads: () => import('../../build/threads.ts'),
};
const PAGE = 65536; // bytes
const MAX_PAGES = 65536;
const MIN_PAGES = 1024;
let maxPages = MAX_PAGES; // of memories that are made from now on
const SHARED_MEMORY = 3; // flags of a memory with a maximum
const modules = new Map<string, Promise<WebAssembly.Module>>();

/** Starts a build over a new memory. Throws where the engine does not know its instructions. */
export async function startWasm(build: Build): Promise<Wasm> {
  return instantiate(await moduleOf(build, false), build);
}

/** Starts a module that has our commands over a new memory. */
export function instantiate(module: WebAssembly.Module, build?: Build): Wasm {
  const memory = newMemory(false);
  const { exports } = new WebAssembly.Instance(module, { env: { memory, abort } });
  const heap = createHeap(memory, (exports.heapBase as () => number)());
  const run = exports.run as Run;
  const recorder: Recorder = { count: 0 };
  const kernels = createKernels(heap, run, recorder);
  return { build, heap, kernels, workspaceBytes: workspaceBytesOf(exports), run, recorder, threads: 1 };
}

/**
 * Memories that are made from now on grow to so many bytes at most: engines reserve address space for all that a memory may
 * grow to, and some have little.
 */
export function limitMemories(bytes: number): void {
  maxPages = Math.max(MIN_PAGES, Math.min(MAX_PAGES, Math.floor(bytes / PAGE)));
}

/** A memory of 1 MiB that can grow. */
function newMemory(shared: boolean): WebAssembly.Memory {
  try {
    return new WebAssembly.Memory({ initial: 16, maximum: maxPages, shared });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Error(
      'memory: expected 10 GiB of address space for each WebAssembly memory (4 GiB where the engine has no guard pages), got less.',
    );
  }
}

/** The same over a shared memory. Throws where the host has none (pages that are not cross-origin isolated). */
export async function startSharedWasm(build: Build): Promise<SharedWasm> {
  const memory = newMemory(true);
  const [kernels, threads] = await Promise.all([moduleOf(build, true), moduleOf('threads', true)]);
  const own = new WebAssembly.Instance(kernels, { env: { memory, abort } });
  const { exports } = own;
  const heap = createHeap(memory, (exports.heapBase as () => number)());
  const shared = { memory, kernels, threads, heap, own };
  let pool: Pool | undefined;
  let count = 1;
  const alone = exports.run as Run;
  const run: Run = (at, commands) => (pool?.run ?? alone)(at, commands);
  const recorder: Recorder = { count: 0 };
  return {
    build,
    heap,
    kernels: createKernels(heap, run, recorder),
    workspaceBytes: workspaceBytesOf(exports),
    run,
    recorder,
    get threads() {
      return count;
    },
    startThreads(wanted, spawn) {
      pool = startPool(shared, wanted, spawn);
      count = wanted;
    },
    stopThreads() {
      pool?.dispose();
      pool = undefined;
      count = 1;
    },
  };
}

/** The build that carries a numeric profile on this machine. Throws where `fma` would not be fused. */
export async function buildFor(numerics: Numerics): Promise<Build> {
  if (numerics === 'strict') return (await validates('simd')) ? 'simd' : 'scalar';
  if ((await validates('fma')) && isFused(await startWasm('fma'))) return 'fma';
  throw new Error(
    'numerics: expected strict (this engine has no fused relaxed SIMD; Node 20 has none), got fma.',
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

function moduleOf(build: keyof typeof load, shared: boolean): Promise<WebAssembly.Module> {
  const key = `${build} ${shared}`;
  if (!modules.has(key)) modules.set(key, compile(build, shared));
  return modules.get(key)!;
}

/** One build serves both kinds of memory: they differ in one byte. */
async function compile(build: keyof typeof load, shared: boolean): Promise<WebAssembly.Module> {
  const bytes = await bytesOf(build);
  if (shared) bytes[(await load[build]()).memoryFlags] = SHARED_MEMORY;
  return WebAssembly.compile(bytes);
}

async function validates(build: Build): Promise<boolean> {
  return WebAssembly.validate(await bytesOf(build));
}

/** The bytes of a build. */
export async function bytesOf(build: keyof typeof load): Promise<Uint8Array<ArrayBuffer>> {
  return (await load[build]()).bytes();
}

function abort(): never {
  throw new Error('a kernel aborted');
}
