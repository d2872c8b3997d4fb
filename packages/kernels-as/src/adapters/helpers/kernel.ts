// What a kernel adapter is: it checks, shapes and allocates in TypeScript, then issues commands.
import type { DataType, KernelConfig, TensorInfo } from '@tensorflow/tfjs-core';
import type { Kernels, WorkspaceBytes } from '../../../build/abi.ts';
import { BACKEND, type GanvilBackend } from '../../backend/ganvilBackend.ts';
import type { Data } from '../../memory/storage.ts';

/** What an adapter works with. All of it is valid during one call. */
export interface Call {
  /** The WASM kernels; each call is one command. */
  readonly k: Kernels;
  readonly backend: GanvilBackend;
  /** Byte address of a tensor's elements. Throws for strings and complex numbers. */
  ptr(tensor: TensorInfo): number;
  /** What the backend stores of a tensor (for strings: `data(x).strings`). */
  data(tensor: TensorInfo): Data;
  /** A new, uninitialised tensor. It is freed if the adapter throws. */
  output(shape: readonly number[], dtype: DataType): TensorInfo;
  /** The same data under another shape (and, for bool and int32, type): one more reference, nothing copied. */
  share(tensor: TensorInfo, shape?: readonly number[], dtype?: DataType): TensorInfo;
  /** Complex numbers of these parts, each of which gets one more reference. */
  pair(real: TensorInfo, imaginary: TensorInfo): TensorInfo;
  /** Uninitialised bytes, freed when the adapter returns. Byte address. */
  temporary(bytes: number): number;
  /** The workspace of a kernel, as large as it says for all threads, freed when the adapter returns. Byte address. */
  workspace<K extends keyof WorkspaceBytes>(kernel: K, ...sizes: SizesOf<WorkspaceBytes[K]>): number;
  /** Int32 values in temporary memory: strides, indices. Byte address. */
  ints(values: ArrayLike<number>): number;
  /** Frees a tensor that the adapter made and does not return. */
  free(tensor: TensorInfo): void;
}

/** The parameters of a size but for the last, the number of threads. */
type SizesOf<F> = F extends (...all: [...infer Sizes, number]) => number ? Sizes : never;

type Inputs = Record<string, TensorInfo>;
type Run<I, A> = (inputs: I, attrs: A, call: Call) => TensorInfo | TensorInfo[];

/** The tfjs registration of one kernel. `inputs` and `attrs` are tfjs' own (see its kernel_names.ts). */
export function kernel<I = Inputs, A = Record<string, unknown>>(
  kernelName: string,
  run: Run<I, A>,
): KernelConfig {
  return {
    kernelName,
    backendName: BACKEND,
    kernelFunc: ({ inputs, attrs, backend }) => {
      const scope = scopeOf(backend as GanvilBackend);
      const { blocks, outputs } = scope;
      const firstBlock = blocks.length;
      const firstOutput = outputs.length;
      let failed = true;
      try {
        const result = run(inputs as I, (attrs ?? {}) as A, scope.call);
        failed = false;
        return result;
      } finally {
        while (blocks.length > firstBlock) scope.free(blocks.pop()!);
        while (outputs.length > firstOutput) {
          const tensor = outputs.pop()!;
          if (failed) scope.drop(tensor);
        }
      }
    },
  };
}

/** The one Call of a backend, and what the calls in progress (a kernel may run another) have made. */
interface CallScope {
  readonly call: Call;
  /** Temporary blocks, those of the innermost call last. */
  readonly blocks: number[];
  /** New tensors, to be freed should their call throw. */
  readonly outputs: TensorInfo[];
  free(block: number): void;
  drop(tensor: TensorInfo): void;
}

const scopes = new WeakMap<GanvilBackend, CallScope>();
let lastBackend: GanvilBackend | undefined;
let lastScope: CallScope;

function scopeOf(backend: GanvilBackend): CallScope {
  if (backend !== lastBackend) {
    const scope = scopes.get(backend) ?? openScope(backend);
    scopes.set(backend, scope);
    lastBackend = backend;
    lastScope = scope;
  }
  return lastScope;
}

function openScope(backend: GanvilBackend): CallScope {
  const { heap, kernels, workspaceBytes, recorder, threads } = backend.wasm;
  const blocks: number[] = [];
  const outputs: TensorInfo[] = [];
  const call: Call = {
    k: kernels,
    backend,
    data: (tensor) => backend.data.get(tensor.dataId),
    ptr(tensor) {
      const data = backend.data.get(tensor.dataId);
      if (data.strings) throw new Error(`expected a numeric tensor, got strings [${tensor.shape}].`);
      if (data.parts) throw new Error(`expected real numbers, got complex64 [${tensor.shape}].`);
      return data.address;
    },
    output(shape, dtype) {
      const sizes = sizesOf(shape);
      const tensor = { dataId: backend.create(sizes, dtype), shape: sizes, dtype };
      outputs.push(tensor);
      return tensor;
    },
    share(tensor, shape = tensor.shape, dtype = tensor.dtype) {
      const sizes = sizesOf(shape);
      backend.incRef(tensor.dataId);
      const shared = { dataId: tensor.dataId, shape: sizes, dtype };
      outputs.push(shared);
      return shared;
    },
    pair({ dataId, shape }, imaginary) {
      const both = backend.createComplex(shape, dataId, imaginary.dataId);
      const tensor: TensorInfo = { dataId: both, shape: shape.slice(), dtype: 'complex64' };
      outputs.push(tensor);
      return tensor;
    },
    temporary(bytes) {
      const at = heap.allocate(bytes);
      blocks.push(at);
      return at;
    },
    workspace(kernel, ...sizes) {
      const bytesOf = workspaceBytes[kernel] as (...all: number[]) => number;
      return call.temporary(bytesOf(...sizes, threads));
    },
    ints(values) {
      // A recording reads them at every replay: there they stay.
      const at = recorder.words
        ? heap.allocateConstant(4 * values.length)
        : call.temporary(4 * values.length);
      heap.i32(at, values.length).set(values);
      return at;
    },
    free: (tensor) => void backend.disposeData(tensor.dataId),
  };
  return { call, blocks, outputs, free: heap.free, drop: call.free };
}

/** tfjs computes sizes below zero, and -0, from odd attributes, and two of them would make a plausible product. */
function sizesOf(shape: readonly number[]): number[] {
  return shape.map((n) => {
    if (!(n >= 0 && Number.isInteger(n)))
      throw new Error(`shape: expected whole numbers from 0 on, got [${shape}].`);
    return n + 0; // -0 is 0
  });
}
