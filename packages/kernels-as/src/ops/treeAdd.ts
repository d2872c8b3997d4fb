import { backend, type Scalar, type Tensor, type Tensor2D } from '@tensorflow/tfjs-core';
import { GanvilBackend } from '../backend/ganvilBackend.ts';
import { addressOf } from './addressOf.ts';
import { assign } from './assign.ts';

/**
 * Adds a vector [n] to a sum over a binary tree, pairs of neighbours, then pairs of pairs, and so on. `index` (int32) is its number 0, 1,
 * 2, ..., and `sums` [levels, n], of which there must be as many as `treeLevels` says, holds what waits. In place on ganvil, as `assign`.
 */
export function treeAdd(sums: Tensor2D, vector: Tensor, index: Scalar): Tensor2D {
  const current = backend();
  const n = sums.shape[1];
  if (current instanceof GanvilBackend) {
    const [x, to, at] = [vector, sums, index].map((tensor) => addressOf(current, tensor));
    current.wasm.kernels.treeAdd(x, to, at, n);
    return sums;
  }
  const values = sums.dataSync().slice() as Float32Array;
  const carried = vector.dataSync().slice() as Float32Array;
  let level = 0;
  for (let left = index.dataSync()[0]; left % 2 === 1; left = (left - 1) / 2, level++)
    for (let i = 0; i < n; i++) carried[i] = values[level * n + i] + carried[i];
  values.set(carried, level * n);
  return assign(sums, values);
}

/** Levels of the sums over a tree of `count` vectors. */
export const treeLevels = (count: number): number => 32 - Math.clz32(count);
