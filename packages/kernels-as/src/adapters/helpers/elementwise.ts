// What the elementwise adapters share: numbers of any type in, the type that tfjs expects out.
import { type DataType, type TensorInfo, util } from '@tensorflow/tfjs-core';
import type { Call } from './kernel.ts';

/** Byte address of the elements as float32: the tensor's own, or a converted copy for int32 and bool. */
export function floats(call: Call, x: TensorInfo): number {
  if (x.dtype === 'float32') return call.ptr(x);
  const n = util.sizeFromShape(x.shape);
  const at = call.temporary(4 * n);
  call.k.toFloat(call.ptr(x), at, n);
  return at;
}

/** y = f(x) in float32, then as `dtype`: int32 and bool drop the fraction, as tfjs' typed arrays do. */
export function mapped(
  call: Call,
  x: TensorInfo,
  dtype: DataType,
  f: (x: number, y: number, n: number) => void,
): TensorInfo {
  const y = call.output(x.shape, dtype);
  const n = util.sizeFromShape(x.shape);
  const from = floats(call, x);
  if (dtype === 'float32') f(from, call.ptr(y), n);
  else {
    f(from, from, n);
    call.k.toInt(from, call.ptr(y), n);
  }
  return y;
}
