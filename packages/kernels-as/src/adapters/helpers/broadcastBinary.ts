// How two shapes are broadcast against each other, in the terms of assembly/loops/broadcast.ts.
import { backend_util, type DataType, type TensorInfo, util } from '@tensorflow/tfjs-core';
import type { Call } from './kernel.ts';

/** The kernels that take an operation code (assembly/shared/op.ts) and two operands. */
export type BinaryKernel = 'binary' | 'binaryInt' | 'compare' | 'compareInt';

/** A merged dimension: its size, and each operand's stride in elements, 0 where that operand is repeated. */
type Dimension = [size: number, a: number, b: number];

/** The common shape as few dimensions as possible; neighbours in which the same operand is repeated become one. */
function mergedDimensions(a: readonly number[], b: readonly number[], shape: readonly number[]) {
  const dimensions: Dimension[] = [];
  let [aStride, bStride] = [1, 1];
  for (let d = 1; d <= shape.length; d++) {
    const size = shape[shape.length - d];
    if (size === 1) continue;
    const inA = (a[a.length - d] ?? 1) !== 1;
    const inB = (b[b.length - d] ?? 1) !== 1;
    const last = dimensions[0];
    if (last && inA === last[1] > 0 && inB === last[2] > 0) last[0] *= size;
    else dimensions.unshift([size, inA ? aStride : 0, inB ? bStride : 0]);
    if (inA) aStride *= size;
    if (inB) bStride *= size;
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
  const dimensions: Dimension[] = same ? [[size, 1, 1]] : mergedDimensions(a.shape, b.shape, shape);
  const [columns, aStep, bStep] = dimensions.pop() ?? [1, 1, 1];
  const [rows, aRow, bRow] = dimensions.pop() ?? [1, 0, 0];
  const outer = dimensions.length > 0 ? call.ints(dimensions.flat()) : 0;
  const at = call.ptr(y);
  call.k[name](code, aAt, bAt, at, rows, columns, aRow, bRow, aStep, bStep, outer, dimensions.length);
  return y;
}
