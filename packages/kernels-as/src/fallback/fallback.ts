// Kernels that we have not written run on tfjs-backend-wasm: tensors are copied over and back at each call.
//
// tfjs kernels are synchronous, so the package is loaded while the backend starts, into an instance of its own that
// outlives restarts. Its kernels keep their WASM functions in module variables, which `setupFunc` binds to the backend
// that tf.setBackend chose last: a marker among them tells us when they are bound to another than ours.
//
// A call that fails may have written anywhere in the other backend's memory, so all of it is restored.
import {
  env,
  findBackendFactory,
  getKernel,
  getKernelsForBackend,
  type KernelBackend,
  type NamedTensorInfoMap,
  registerKernel,
  type TensorInfo,
  unregisterKernel,
} from '@tensorflow/tfjs-core';
import { BACKEND, type GanvilBackend } from '../backend/ganvilBackend.ts';
import type { DataId } from '../memory/storage.ts';
import { refuseUnsafe } from './refuseUnsafe.ts';
import { type EmscriptenModule, snapshotMemory } from './snapshotMemory.ts';

const OTHER = 'wasm';
const MARKER = 'GanvilMarker';
const THREADS = 'WASM_HAS_MULTITHREAD_SUPPORT';

/** What we use of tfjs' BackendWasm. */
interface TfjsWasmBackend extends KernelBackend {
  readonly dataIdMap: { set(id: DataId, data: unknown): void; delete(id: DataId): void };
  readonly wasm: EmscriptenModule;
}

type Inputs = Record<string, TensorInfo | undefined>;
let loading: Promise<TfjsWasmBackend | undefined> | undefined;
let bound: object | undefined;
let rewind: (() => void) | undefined;
let isForbidden = false;
const made = new Set<DataId>(); // what a call left in the other backend
const registered = new Set<string>();
const warned = new Set<string>();

/** While `on`, a kernel that would run on tfjs-backend-wasm throws instead: its results may differ between machines. */
export function forbidFallback(on: boolean): void {
  isForbidden = on;
}

/** Registers, for every kernel that tfjs-backend-wasm has and we lack, one that runs there. */
export async function addFallback(): Promise<void> {
  loading ??= load();
  const other = await loading;
  if (!other) return;
  for (const { kernelName, kernelFunc } of getKernelsForBackend(OTHER)) {
    if (kernelName === MARKER || getKernel(kernelName, BACKEND)) continue;
    registered.add(kernelName);
    registerKernel({
      kernelName,
      backendName: BACKEND,
      kernelFunc: ({ inputs, attrs, backend }) => {
        announce(kernelName);
        refuseUnsafe(kernelName, inputs as Inputs, ({ dataId }) => {
          const data = (backend as GanvilBackend).data.get(dataId);
          return data.strings ? [] : (backend as GanvilBackend).view(data);
        });
        bind(other);
        rewind ??= snapshotMemory(other.wasm);
        const compute = (copies: Inputs | TensorInfo[]): TensorInfo | TensorInfo[] =>
          kernelFunc({ inputs: copies as NamedTensorInfoMap, attrs, backend: other });
        return run(kernelName, compute, inputs as Inputs, backend as GanvilBackend, other);
      },
    });
  }
}

/** Unregisters them all: missing kernels then fail as tfjs says. */
export function removeFallback(): void {
  for (const kernelName of registered) unregisterKernel(kernelName, BACKEND);
  registered.clear();
}

/** An instance of tfjs-backend-wasm; undefined where the package is not installed or does not start. */
async function load(): Promise<TfjsWasmBackend | undefined> {
  try {
    await import('@tensorflow/tfjs-backend-wasm');
    const other = await startAlone();
    const { dataIdMap } = other;
    const set = dataIdMap.set.bind(dataIdMap);
    dataIdMap.set = (id, data) => {
      made.add(id);
      set(id, data);
    };
    registerKernel({
      kernelName: MARKER,
      backendName: OTHER,
      setupFunc: (backend) => {
        bound = backend;
      },
      kernelFunc: () => [],
    });
    return other;
  } catch {
    return undefined;
  }
}

/** On one thread: others would run while the memory is put back. The user's own instance may have as many as it likes. */
async function startAlone(): Promise<TfjsWasmBackend> {
  const threads = await env().getAsync(THREADS);
  env().set(THREADS, false);
  try {
    return (await findBackendFactory(OTHER)()) as TfjsWasmBackend;
  } finally {
    env().set(THREADS, threads);
  }
}

function announce(kernelName: string): void {
  if (isForbidden) {
    throw new Error(
      `kernel ${kernelName}: ganvil has none, and its fallback to tfjs-backend-wasm is forbidden: results could differ between machines.`,
    );
  }
  if (warned.has(kernelName)) return;
  warned.add(kernelName);
  console.warn(`kernel ${kernelName}: ganvil has none, it runs on tfjs-backend-wasm with copied tensors.`);
}

function bind(other: TfjsWasmBackend): void {
  if (bound === other) return;
  for (const { setupFunc } of getKernelsForBackend(OTHER)) setupFunc?.(other);
}

/** One call: inputs over, outputs back, nothing left in the other backend. */
function run(
  kernelName: string,
  compute: (inputs: Inputs | TensorInfo[]) => TensorInfo | TensorInfo[],
  inputs: Inputs,
  ours: GanvilBackend,
  other: TfjsWasmBackend,
): TensorInfo | TensorInfo[] {
  const origin = new Map<DataId, DataId>(); // data id there -> data id here
  const over = (tensor: TensorInfo): TensorInfo => {
    const { shape, dtype } = tensor;
    const dataId = {};
    other.move(dataId, ours.readSync(tensor.dataId), shape, dtype, 1);
    origin.set(dataId, tensor.dataId);
    return { dataId, shape, dtype };
  };
  const back = ({ dataId, shape, dtype }: TensorInfo): TensorInfo => {
    const source = origin.get(dataId);
    if (!source)
      return { dataId: ours.write(other.readSync(dataId) as Float32Array, shape, dtype), shape, dtype };
    ours.incRef(source);
    return { dataId: source, shape, dtype };
  };
  try {
    const result = compute(copyAll(inputs, over));
    const results = Array.isArray(result) ? result.map(back) : back(result);
    for (const id of made) other.disposeData(id, true);
    return results;
  } catch (error) {
    for (const id of made) other.dataIdMap.delete(id);
    rewind!();
    throw clear(error, kernelName);
  } finally {
    made.clear();
  }
}

/** A trap becomes an error that names its kernel; other errors of tfjs stay as they are. */
function clear(error: unknown, kernelName: string): unknown {
  if (!(error instanceof WebAssembly.RuntimeError)) return error;
  const message = `kernel ${kernelName}: expected tfjs-backend-wasm to run it, got a trap: ${error.message}.`;
  return new Error(message, { cause: error });
}

/** The inputs of tfjs kernels: by name, some optional, or an array. */
function copyAll(inputs: Inputs, copy: (tensor: TensorInfo) => TensorInfo): Inputs | TensorInfo[] {
  if (Array.isArray(inputs)) return inputs.map(copy);
  return Object.fromEntries(
    Object.entries(inputs).map(([name, tensor]) => [name, tensor ? copy(tensor) : tensor]),
  );
}
