import { backend, type Scalar } from '@tensorflow/tfjs-core';
import { GanvilBackend } from '../backend/ganvilBackend.ts';
import { addressOf } from './addressOf.ts';
import { assign } from './assign.ts';

/** Adds 1 to an int32 scalar: in place on ganvil, as `assign`. */
export function increment(cursor: Scalar): Scalar {
  const current = backend();
  if (!(current instanceof GanvilBackend)) return assign(cursor, Int32Array.of(cursor.dataSync()[0] + 1));
  current.wasm.kernels.increment(addressOf(current, cursor));
  return cursor;
}
