import { backend, keep, type Tensor, tensor } from '@tensorflow/tfjs-core';
import { GanvilBackend } from '../backend/ganvilBackend.ts';

/**
 * Gives a tensor other values, or its first elements if there are fewer. On ganvil it is written in place, where
 * recorded steps read it; elsewhere the result is a new, kept tensor that takes its place. Shape and dtype stay.
 */
export function assign<T extends Tensor>(target: T, values: Float32Array | Int32Array): T {
  const current = backend();
  if (values.length > target.size) {
    throw new Error(`assign: expected at most ${target.size} values, got ${values.length}.`);
  }
  if (current instanceof GanvilBackend) {
    current.view(current.data.get(target.dataId)).set(values);
    return target;
  }
  const all = target.dataSync().slice();
  all.set(values);
  target.dispose();
  return keep(tensor(all, target.shape, target.dtype)) as T;
}
