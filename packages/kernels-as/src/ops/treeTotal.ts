import { backend, type Tensor1D, type Tensor2D } from '@tensorflow/tfjs-core';
import { GanvilBackend } from '../backend/ganvilBackend.ts';
import { addressOf } from './addressOf.ts';
import { assign } from './assign.ts';

/** Gives `total` [n] the sum of the `count` vectors that `treeAdd` has added to `sums` [levels, n]. In place on ganvil, as `assign`. */
export function treeTotal(total: Tensor1D, sums: Tensor2D, count: number): Tensor1D {
  const current = backend();
  const [levels, n] = sums.shape;
  if (current instanceof GanvilBackend) {
    const [from, to] = [sums, total].map((tensor) => addressOf(current, tensor));
    current.wasm.kernels.treeTotal(from, to, count, n);
    return total;
  }
  const values = sums.dataSync();
  let sum: Float32Array | undefined;
  for (let level = 0; level < levels; level++) {
    if (Math.floor(count / 2 ** level) % 2 === 0) continue;
    const own = values.slice(level * n, (level + 1) * n) as Float32Array;
    sum = sum ? own.map((value, i) => value + sum![i]) : own;
  }
  return assign(total, sum!);
}
