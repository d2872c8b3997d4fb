// A private instance of the strict profile, for numbers that must not depend on the backend and profile of tfjs.
import { buildFor, startWasm, type Wasm } from '../wasm/module.ts';

let instance: Promise<Wasm> | undefined;

/** The instance; started once. */
export function strictWasm(): Promise<Wasm> {
  instance ??= buildFor('strict').then((build) => startWasm(build));
  return instance;
}

/** The result of one kernel that fills `count` elements of 4 bytes from `values` (or from nothing). */
export function filledArray<T extends Float32Array | Uint32Array>(
  { heap }: Wasm,
  Type: new (values: ArrayLike<number> | ArrayBuffer) => T,
  values: ArrayLike<number> | number,
  kernel: (at: number, count: number) => void,
): T {
  const count = typeof values === 'number' ? values : values.length;
  const at = heap.allocate(4 * count);
  try {
    if (typeof values !== 'number') heap.f32(at, count).set(values);
    kernel(at, count);
    return new Type(heap.u8(at, 4 * count).slice().buffer);
  } finally {
    heap.free(at);
  }
}
