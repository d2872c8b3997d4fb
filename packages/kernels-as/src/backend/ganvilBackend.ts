// The tfjs backend `ganvil`: storage. float32, int32 and bool (as int32 0 or 1) live in linear memory, 4 bytes an
// element; strings live in JavaScript; complex64 is two float32 data, real and imaginary parts.
import {
  type BackendValues,
  backend_util,
  type DataType,
  engine,
  KernelBackend,
  util,
} from '@tensorflow/tfjs-core';
import { createStorage, type Data, type DataId, type Storage } from '../memory/storage.ts';
import type { Wasm } from '../wasm/module.ts';

/** The name to give to `tf.setBackend`. */
export const BACKEND = 'ganvil';

/** The tfjs backend over one WASM memory: it stores tensors; what computes with them are the adapters. */
export class GanvilBackend extends KernelBackend {
  readonly data: Storage;

  constructor(
    readonly wasm: Wasm,
    /** Called once when tfjs drops the backend. */
    private readonly onDispose: () => void,
  ) {
    super();
    this.data = createStorage((id) => {
      // A replay would put its values of today there again.
      if (wasm.recorder.words)
        throw new Error(`capture: expected tensors of the backend ${BACKEND}, got one of another.`);
      engine().moveData(this, id);
    });
  }

  override write(values: BackendValues, shape: number[], dtype: DataType): DataId {
    return this.hold(undefined, values, shape, dtype, 1);
  }

  override move(
    id: DataId,
    values: BackendValues,
    shape: number[],
    dtype: DataType,
    references: number,
  ): void {
    this.hold(id, values, shape, dtype, references);
  }

  /** Holds values under `id`, or under an id of our own. */
  private hold(
    id: DataId | undefined,
    values: BackendValues,
    shape: number[],
    dtype: DataType,
    references: number,
  ): DataId {
    const data =
      dtype === 'complex64'
        ? this.splitPairs(values as Float32Array, shape, references)
        : this.allocate(shape, dtype, references);
    if (data.strings)
      data.strings = (values as Uint8Array[]).slice(); // holes stay holes
    else if (values && !data.parts) this.fill(data, values as Float32Array);
    this.data.set(id ?? data, data);
    return id ?? data;
  }

  /** Writes from the host. A recording gets a copy of the values and a command that puts them there again. */
  private fill(data: Data, values: Float32Array): void {
    this.view(data).set(values);
    const { heap, kernels, recorder } = this.wasm;
    if (!recorder.words || data.length === 0) return;
    const constant = heap.allocateConstant(4 * data.length);
    heap.u8(constant, 4 * data.length).set(heap.u8(data.address, 4 * data.length));
    kernels.copy(constant, data.address, data.length);
  }

  /** A new data id with uninitialised content. */
  create(shape: number[], dtype: DataType): DataId {
    const data = this.allocate(shape, dtype, 1);
    this.data.set(data, data);
    return data;
  }

  /** A new data id of complex numbers with these parts, each with one more reference. */
  createComplex(shape: number[], real: DataId, imaginary: DataId): DataId {
    for (const part of [real, imaginary]) {
      this.data.get(part); // fetched, should it live elsewhere
      this.incRef(part);
    }
    const data = this.complexData(shape, [real, imaginary], 1);
    this.data.set(data, data);
    return data;
  }

  private complexData(shape: number[], parts: readonly [DataId, DataId], references: number): Data {
    const length = util.sizeFromShape(shape);
    return { owner: undefined, place: 0, dtype: 'complex64', length, address: 0, parts, references };
  }

  /** Real and imaginary parts taken in turns, as tfjs passes complex numbers between backends. */
  private splitPairs(values: Float32Array, shape: number[], references: number): Data {
    const part = (first: number) =>
      this.write(
        Float32Array.from({ length: util.sizeFromShape(shape) }, (_, i) => values[2 * i + first]),
        shape,
        'float32',
      );
    return this.complexData(shape, [part(0), part(1)], references);
  }

  private allocate(shape: number[], dtype: DataType, references: number): Data {
    const length = util.sizeFromShape(shape);
    const strings = dtype === 'string' ? new Array(length) : undefined;
    const address = strings ? 0 : this.wasm.heap.allocate(4 * length);
    return { owner: undefined, place: 0, dtype, length, address, strings, references };
  }

  /** The elements in linear memory; valid until the next allocation. */
  view(data: Data): Float32Array | Int32Array {
    const { heap } = this.wasm;
    return data.dtype === 'float32'
      ? heap.f32(data.address, data.length)
      : heap.i32(data.address, data.length);
  }

  override readSync(id: DataId): BackendValues {
    const data = this.data.get(id);
    if (this.wasm.recorder.words) {
      throw new Error('capture: expected a step that reads no values back, got one that does.');
    }
    if (data.strings) return data.strings;
    if (data.parts) {
      const [real, imaginary] = data.parts.map((part) => this.readSync(part) as Float32Array);
      return backend_util.mergeRealAndImagArrays(real, imaginary);
    }
    const view = this.view(data);
    return data.dtype === 'bool' ? Uint8Array.from(view) : view.slice();
  }

  override async read(id: DataId): Promise<BackendValues> {
    return this.readSync(id);
  }

  override disposeData(id: DataId, force = false): boolean {
    const data = this.data.find(id);
    if (!data) return true;
    data.references--;
    if (!force && data.references > 0) return false;
    if (data.parts) for (const part of data.parts) this.disposeData(part);
    else if (!data.strings) this.wasm.heap.free(data.address);
    this.data.delete(id, data);
    return true;
  }

  override incRef(id: DataId): void {
    this.data.get(id).references++; // references are counted where the data lives: from now on, here
  }

  override refCount(id: DataId): number {
    return this.data.find(id)?.references ?? 0;
  }

  override numDataIds(): number {
    return this.data.all.length;
  }

  override memory(): { unreliable: boolean } {
    return { unreliable: false };
  }

  override floatPrecision(): 16 | 32 {
    return 32;
  }

  override async time(f: () => void): Promise<{ kernelMs: number }> {
    const start = performance.now();
    f();
    return { kernelMs: performance.now() - start };
  }

  override dispose(): void {
    for (const data of this.data.all) {
      data.owner = undefined;
      if (data.parts) for (const part of data.parts) this.disposeData(part);
      else if (!data.strings) this.wasm.heap.free(data.address);
    }
    this.onDispose();
  }
}
