// Float32 functions over WASM, the same bits everywhere, for code outside of tensors: metrics, schedules. `Math.exp`
// and its like differ between engines.
import { filledArray, strictWasm } from './strictWasm.ts';

/** A function of one number (rounded to float32, as is the result) or of an array, which is left alone. */
export interface Elementwise {
  (x: number): number;
  (values: Float32Array): Float32Array;
}

const names = ['exp', 'log', 'log1p', 'tanh', 'sigmoid', 'softplus', 'erf'] as const;

/** Float32 functions by name. */
export type Scalar = Record<(typeof names)[number], Elementwise>;

/** Starts the functions. They are the backend's own kernels in the strict profile, and need no tfjs backend. */
export async function loadScalar(): Promise<Scalar> {
  const wasm = await strictWasm();
  const elementwise = (name: (typeof names)[number]): Elementwise => {
    const all = (values: ArrayLike<number>): Float32Array =>
      filledArray(wasm, Float32Array, values, (at, n) => wasm.kernels[name](at, at, n));
    return ((x: number | Float32Array) => (typeof x === 'number' ? all([x])[0] : all(x))) as Elementwise;
  };
  return Object.fromEntries(names.map((name) => [name, elementwise(name)])) as Scalar;
}
