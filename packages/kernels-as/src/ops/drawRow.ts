import { backend, type Scalar, type Tensor, type Tensor2D } from '@tensorflow/tfjs-core';
import type { Kernels } from '../../build/abi.ts';
import { GanvilBackend } from '../backend/ganvilBackend.ts';
import type { Random } from '../numbers/random.ts';
import { addressOf } from './addressOf.ts';
import { assign } from './assign.ts';

/** Distributions of a Random: N(0, 1), uniform on [0, 1), uniform on [-1, 1). */
export type Distribution = 'normal' | 'uniform' | 'symmetric';

const kernels = {
  normal: 'drawNormal',
  uniform: 'drawUniform',
  symmetric: 'drawSymmetric',
} as const satisfies Record<Distribution, keyof Kernels>;

/**
 * Fills `target` with the random numbers that row `cursor` (int32) of `keys` names, int32 [rows, 5], each row
 * `random.key(stream, step)`. In place on ganvil, as `assign`.
 */
export function drawRow<T extends Tensor>(
  target: T,
  distribution: Distribution,
  keys: Tensor2D,
  cursor: Scalar,
  random: Random,
): T {
  const current = backend();
  if (current instanceof GanvilBackend) {
    const [to, from, at] = [target, keys, cursor].map((tensor) => addressOf(current, tensor));
    current.wasm.kernels[kernels[distribution]](to, target.size, from, at);
    return target;
  }
  const row = 5 * cursor.dataSync()[0];
  const [, , low, high, stream] = keys.dataSync().subarray(row, row + 5);
  const step = (high >>> 0) * 2 ** 32 + (low >>> 0);
  return assign(target, random[distribution](stream >>> 0, step, target.size));
}
