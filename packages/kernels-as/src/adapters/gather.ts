// Kernels whose indices are data.
import { backend_util, type DataType, type TensorInfo, util } from '@tensorflow/tfjs-core';
import { bitsOf } from './create.ts';
import { type Call, kernel } from './helpers/kernel.ts';
import { withStrings } from './helpers/strings.ts';

function gatherRows(
  call: Call,
  x: TensorInfo,
  indices: TensorInfo,
  axis: number,
  batchDims: number,
): TensorInfo {
  const size = x.shape[axis];
  for (const index of call.backend.view(call.data(indices))) {
    util.assert(
      index >= 0 && index < size,
      () => `GatherV2: the index value ${index} is not in [0, ${size - 1}]`,
    );
  }
  const box = backend_util.segment_util.collectGatherOpShapeInfo(
    x as never,
    indices as never,
    axis,
    batchDims,
  );
  const y = call.output(box.outputShape, x.dtype);
  const n = util.sizeFromShape(indices.shape) / (box.batchSize || 1);
  const [from, to] = [call.ptr(x), call.ptr(y)];
  call.k.gather(from, call.ptr(indices), to, box.batchSize, box.outerSize, size, box.sliceSize, n);
  return y;
}

/** Sums over equal ids: x [...ids, ...inner] -> [segments, ...inner]. */
function segmentSum(call: Call, x: TensorInfo, ids: TensorInfo, segments: number): TensorInfo {
  util.assert(
    util.arraysEqual(x.shape.slice(0, ids.shape.length), ids.shape),
    () =>
      `unsortedSegmentSum: expected an id for each of the first axes of [${x.shape}], got [${ids.shape}].`,
  );
  const inner = x.shape.slice(ids.shape.length);
  const columns = util.sizeFromShape(inner);
  const y = call.output([segments, ...inner], x.dtype === 'float32' ? 'float32' : 'int32');
  const run = x.dtype === 'float32' ? call.k.segmentSum : call.k.segmentSumInt;
  const workspace = call.workspace('segmentSum', columns, segments);
  run(call.ptr(x), call.ptr(ids), call.ptr(y), workspace, util.sizeFromShape(ids.shape), columns, segments);
  return y;
}

/** How often each number below `size` is in x, or the sum of weights where it is. */
function count(call: Call, x: TensorInfo, weights: TensorInfo, size: number): TensorInfo {
  const numbers = call.backend.view(call.data(x));
  const negative = numbers.find((number) => number < 0);
  util.assert(negative === undefined, () => `bincount: expected no negative number, got ${negative}.`);
  const y = call.output([size], weights.dtype);
  const isFloat = weights.dtype === 'float32';
  const n = numbers.length;
  const isWeighted = util.sizeFromShape(weights.shape) > 0;
  util.assert(
    !isWeighted || util.sizeFromShape(weights.shape) === n,
    () => `bincount: expected ${n} weights or none, got [${weights.shape}].`,
  );
  const each = isWeighted ? call.ptr(weights) : call.temporary(4 * n);
  if (!isWeighted) call.k.fillInt(each, n, bitsOf(1, weights.dtype));
  const run = isFloat ? call.k.segmentSum : call.k.segmentSumInt;
  run(each, call.ptr(x), call.ptr(y), call.workspace('segmentSum', 1, size), n, 1, size);
  return y;
}

/** GatherV2, UnsortedSegmentSum, OneHot and Bincount. */
export const gather = [
  kernel(
    'GatherV2',
    withStrings<{ x: TensorInfo; indices: TensorInfo }, { axis: number; batchDims?: number }>(
      ({ x, indices }, { axis, batchDims }, call) =>
        gatherRows(call, x, indices, util.parseAxisParam(axis, x.shape)[0], batchDims ?? 0),
    ),
  ),

  kernel<{ x: TensorInfo; segmentIds: TensorInfo }, { numSegments: number }>(
    'UnsortedSegmentSum',
    ({ x, segmentIds }, { numSegments }, call) => segmentSum(call, x, segmentIds, numSegments),
  ),

  kernel<{ indices: TensorInfo }, { depth: number; onValue: number; offValue: number; dtype: DataType }>(
    'OneHot',
    ({ indices }, { depth, onValue, offValue, dtype }, call) => {
      const y = call.output([...indices.shape, depth], dtype);
      const n = util.sizeFromShape(indices.shape);
      call.k.fillInt(call.ptr(y), n * depth, bitsOf(offValue, dtype));
      call.k.oneHot(call.ptr(indices), call.ptr(y), n, depth, bitsOf(onValue, dtype));
      return y;
    },
  ),

  kernel<{ x: TensorInfo; weights: TensorInfo }, { size: number }>('Bincount', (inputs, { size }, call) =>
    count(call, inputs.x, inputs.weights, size),
  ),
];
