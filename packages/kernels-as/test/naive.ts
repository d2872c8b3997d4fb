// Products as plain loops compute them, and kernels on arrays.
import type { Wasm } from '../src/wasm/module.ts';
import { valuesOf } from './cases/fill.ts';

const { fround } = Math;

/** Fixed numbers of both signs. */
export function fill(length: number, which: number): Float32Array {
  return Float32Array.from(valuesOf({ shape: [length] }, which));
}

/** [m, n] sums over k of a(i, k) * b(k, j), rounded after every operation. */
export function naive(
  [m, n, k]: number[],
  a: (i: number, p: number) => number,
  b: (p: number, j: number) => number,
): Float32Array {
  const c = new Float32Array(m * n);
  for (let i = 0; i < m; i++)
    for (let j = 0; j < n; j++) {
      let sum = 0;
      for (let p = 0; p < k; p++) sum = fround(sum + fround(a(i, p) * b(p, j)));
      c[i * n + j] = sum;
    }
  return c;
}

/** Runs with arrays copied in and memory around them poisoned; returns the output's elements. */
export function run(
  { heap }: Wasm,
  inputs: ArrayLike<number>[],
  outputs: number,
  bytes: number,
  go: (at: number[]) => void,
) {
  const blocks = [...inputs.map((x) => 4 * x.length), 4 * outputs, bytes].map((size) => heap.allocate(size));
  inputs.forEach((x, i) => {
    if (x instanceof Int32Array) heap.i32(blocks[i], x.length).set(x);
    else heap.f32(blocks[i], x.length).set(x);
  });
  heap.f32(blocks.at(-2)!, outputs).fill(Number.NaN);
  heap.u8(blocks.at(-1)!, bytes).fill(0xff);
  go(blocks);
  const result = heap.f32(blocks.at(-2)!, outputs).slice();
  for (const at of blocks) heap.free(at);
  return result;
}
