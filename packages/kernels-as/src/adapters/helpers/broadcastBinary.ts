// How two shapes are broadcast against each other, in the terms of assembly/loops/broadcast.ts.
import { backend_util, type DataType, type TensorInfo, util } from '@tensorflow/tfjs-core';
import { type BroadcastRow, broadcastRowWords } from '../../../build/structs.ts';
import type { Call } from './kernel.ts';

/** The kernels that take an operation code (assembly/shared/op.ts) and two operands. */
export type BinaryKernel = 'binary' | 'binaryInt' | 'compare' | 'compareInt';

/** The common shape as few dimensions as possible; neighbours in which the same operand is repeated become one. */
function mergedDimensions(a: readonly number[], b: readonly number[], shape: readonly number[]) {
  const dimensions: BroadcastRow[] = [];
  let [aStep, bStep] = [1, 1];
  for (let d = 1; d <= shape.length; d++) {
    const size = shape[shape.length - d];
    if (size === 1) continue;
    const inA = (a[a.length - d] ?? 1) !== 1;
    const inB = (b[b.length - d] ?? 1) !== 1;
    const last = dimensions[0];
    if (last && inA === last.aStride > 0 && inB === last.bStride > 0)
      dimensions[0] = { ...last, size: last.size * size };
    else dimensions.unshift({ size, aStride: inA ? aStep : 0, bStride: inB ? bStep : 0 });
    if (inA) aStep *= size;
    if (inB) bStep *= size;
  }
  return dimensions;
}

/** Runs a binary kernel on the elements at addresses `aAt` and `bAt`. The result is a new tensor of the common shape. */
export function broadcastBinary(
  call: Call,
  name: BinaryKernel,
  code: number,
  [a, aAt]: readonly [TensorInfo, number],
  [b, bAt]: readonly [TensorInfo, number],
  dtype: DataType,
): TensorInfo {
  const same = util.arraysEqual(a.shape, b.shape);
  const shape = same ? a.shape : backend_util.assertAndGetBroadcastShape(a.shape, b.shape);
  const y = call.output(shape, dtype);
  const size = util.sizeFromShape(shape);
  if (size === 0) return y;
  const dimensions = same ? [{ size, aStride: 1, bStride: 1 }] : mergedDimensions(a.shape, b.shape, shape);
  const columns = dimensions.pop() ?? { size: 1, aStride: 1, bStride: 1 };
  const rows = dimensions.pop() ?? { size: 1, aStride: 0, bStride: 0 };
  const outer = dimensions.length > 0 ? call.ints(dimensions.flatMap(broadcastRowWords)) : 0;
  const sizes = [rows.size, columns.size] as const;
  const strides = [rows.aStride, rows.bStride, columns.aStride, columns.bStride] as const;
  call.k[name](code, aAt, bAt, call.ptr(y), ...sizes, ...strides, outer, dimensions.length);
  return y;
}
