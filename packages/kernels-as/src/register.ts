// Registers the backend, its kernels and the patched gradients with tfjs.
import {
  findBackendFactory,
  getKernel,
  registerBackend,
  registerGradient,
  registerKernel,
} from '@tensorflow/tfjs-core';
import { adapters } from './adapters/index.ts';
import { BACKEND, GanvilBackend } from './backend/ganvilBackend.ts';
import { addFallback, removeFallback } from './fallback/fallback.ts';
import { patchEngine } from './gradients/engine/patchEngine.ts';
import { gradients } from './gradients/index.ts';
import type { Spawn } from './threads/thread.ts';
import {
  type Build,
  buildFor,
  instantiate,
  type Numerics,
  type SharedWasm,
  startSharedWasm,
  startWasm,
  type Wasm,
} from './wasm/module.ts';
import { type Widen, wideBuild } from './wide/wideBuild.ts';

/** How the next `tf.setBackend('ganvil')` starts the backend. */
export interface Options {
  /** Numeric profile. */
  numerics: Numerics;
  /** A particular build; by default the fastest that carries the profile. */
  build?: Build;
  /** Where kernels run that we have not written: on tfjs-backend-wasm if it is installed, or not at all. */
  fallback: 'wasm' | 'none';
  /** Threads to work on, the caller's included. Results do not depend on it. */
  threads: number;
  /** How this host makes a thread; without it there is one. */
  spawn?: Spawn;
  /** Whether to use the build `wide` where the engine suits it. Results do not depend on it. Needs `widen`. */
  wide: boolean;
  /** How this host prepares its engine for that build. */
  widen?: Widen;
}

const options: Options = { numerics: 'strict', fallback: 'wasm', threads: 1, wide: false };

// Instances of disposed backends: tfjs restarts backends, address space is finite.
const idle = new Map<Build, Wasm[]>();
const idleShared = new Map<Build, SharedWasm[]>();
let failure: Error | undefined;

/** Changes how the backend starts; takes effect at the next `tf.setBackend` or `tf.removeBackend` + `setBackend`. */
export function configure(changes: Partial<Options>): void {
  Object.assign(options, changes);
}

/** Registers everything. Importing the package does it; a second call changes nothing. */
export function register(): void {
  registerGradients();
  for (const adapter of adapters) if (!getKernel(adapter.kernelName, BACKEND)) registerKernel(adapter);
  if (!findBackendFactory(BACKEND)) registerBackend(BACKEND, start, 3);
}

/**
 * Registers a backend `name` that runs the kernels of any module with our commands: to measure builds side by side.
 * After `tf.removeBackend(name)` the name may be given again.
 */
export function registerModule(name: string, module: WebAssembly.Module): void {
  for (const adapter of adapters)
    if (!getKernel(adapter.kernelName, name)) registerKernel({ ...adapter, backendName: name });
  registerBackend(name, () => new GanvilBackend(instantiate(module), () => {}));
}

/** Puts our gradients (back) in place of tfjs' own, whoever registered last. */
export function registerGradients(): void {
  for (const gradient of gradients) registerGradient(gradient);
  patchEngine();
}

/** Why the backend did not start when it was last asked to; tfjs only warns of it. */
export function startFailure(): Error | undefined {
  return failure;
}

async function start(): Promise<GanvilBackend> {
  failure = undefined;
  try {
    return await startAs(options);
  } catch (error) {
    failure = error as Error;
    throw error;
  }
}

async function startAs(options: Options): Promise<GanvilBackend> {
  const build = options.build ?? (await bestBuild(options));
  registerGradients();
  if (options.fallback === 'wasm') await addFallback();
  else removeFallback();
  return options.threads > 1 && options.spawn
    ? startShared(build, options.threads, options.spawn)
    : startSingle(build);
}

async function bestBuild({ numerics, wide, widen }: Options): Promise<Build> {
  if (!wide || !widen) return buildFor(numerics);
  if (numerics === 'strict') return wideBuild(widen);
  widen.refused(`expected numerics strict, got ${numerics}`);
  return buildFor(numerics);
}

async function startSingle(build: Build): Promise<GanvilBackend> {
  const wasm = idle.get(build)?.pop() ?? (await startWasm(build));
  return new GanvilBackend(wasm, () => idle.set(build, [...(idle.get(build) ?? []), wasm]));
}

async function startShared(build: Build, threads: number, spawn: Spawn): Promise<GanvilBackend> {
  const wasm = idleShared.get(build)?.pop() ?? (await startSharedWasm(build));
  wasm.startThreads(threads, spawn);
  return new GanvilBackend(wasm, () => {
    wasm.stopThreads();
    idleShared.set(build, [...(idleShared.get(build) ?? []), wasm]);
  });
}
