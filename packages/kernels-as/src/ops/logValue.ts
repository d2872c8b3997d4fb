import { backend, type Scalar, type Tensor2D } from '@tensorflow/tfjs-core';
import { GanvilBackend } from '../backend/ganvilBackend.ts';
import { addressOf } from './addressOf.ts';
import { assign } from './assign.ts';

/** Writes `value` to log[cursor, column], float32 [rows, columns]: in place on ganvil, as `assign`. */
export function logValue(log: Tensor2D, cursor: Scalar, column: number, value: Scalar): Tensor2D {
  const current = backend();
  const width = log.shape[1];
  if (current instanceof GanvilBackend) {
    const [from, to, at] = [value, log, cursor].map((tensor) => addressOf(current, tensor));
    current.wasm.kernels.logValue(from, to, at, width, column);
    return log;
  }
  const values = log.dataSync() as Float32Array;
  values[cursor.dataSync()[0] * width + column] = value.dataSync()[0];
  return assign(log, values);
}
