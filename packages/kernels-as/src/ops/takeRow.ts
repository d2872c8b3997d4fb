import { backend, keep, reshape, type Scalar, slice, type Tensor, tidy } from '@tensorflow/tfjs-core';
import { GanvilBackend } from '../backend/ganvilBackend.ts';
import { addressOf } from './addressOf.ts';

/**
 * Gives `target` the values of row `cursor` (int32) of `queue` [rows, ...its shape]. In place on ganvil, as `assign`;
 * a recorded step takes the row that is next when it is replayed.
 */
export function takeRow<T extends Tensor>(target: T, queue: Tensor, cursor: Scalar): T {
  const current = backend();
  if (current instanceof GanvilBackend) {
    const [from, at, to] = [queue, cursor, target].map((tensor) => addressOf(current, tensor));
    current.wasm.kernels.takeRow(from, at, to, target.size);
    return target;
  }
  const row = cursor.dataSync()[0];
  const begin = queue.shape.map((_, axis) => (axis === 0 ? row : 0));
  const size = queue.shape.map((length, axis) => (axis === 0 ? 1 : length));
  const taken = keep(tidy(() => reshape(slice(queue, begin, size), target.shape)));
  target.dispose();
  return taken as T;
}
