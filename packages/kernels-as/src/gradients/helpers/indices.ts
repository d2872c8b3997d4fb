import {
  add,
  gather,
  maximum,
  minimum,
  mul,
  pad,
  range,
  reshape,
  scalar,
  type Tensor,
  type Tensor1D,
  transpose,
  unsortedSegmentSum,
  util,
} from '@tensorflow/tfjs-core';
import { zeros } from './zeros.ts';

/**
 * The adjoint of `gather(x, indices, axis, batchDims)`: adds every slice of dy [batch, before axis, indices, after
 * axis] to the slice of x that it came from.
 */
export function scatterIndices(
  dy: Tensor,
  indices: Tensor,
  shape: number[],
  axis: number,
  batchDims: number,
): Tensor {
  if (dy.size === 0) return zeros(shape);
  const [batch, outer, inner] = [
    util.sizeFromShape(shape.slice(0, batchDims)),
    util.sizeFromShape(shape.slice(batchDims, axis)),
    util.sizeFromShape(shape.slice(axis + 1)),
  ];
  const [size, count] = [shape[axis], indices.size / batch];
  const swap = (t: Tensor, middle: [number, number]) =>
    outer === 1 ? t : transpose(reshape(t, [batch, ...middle, inner]), [0, 2, 1, 3]);
  const rows = reshape(swap(dy, [outer, count]), [batch * count, outer * inner]);
  let segments: Tensor = indices;
  if (batch > 1) {
    const starts = mul(range(0, batch, 1, 'int32'), scalar(size, 'int32'));
    segments = add(reshape(indices, [batch, count]), reshape(starts, [batch, 1]));
  }
  const sums = unsortedSegmentSum(rows, reshape(segments, [batch * count]) as Tensor1D, batch * size);
  return reshape(swap(sums, [size, outer]), shape);
}

/** The adjoint of `unsortedSegmentSum`: the row of dy of every segment id, zeros for ids out of range. */
export function gatherSegments(dy: Tensor, ids: Tensor): Tensor {
  const edge = dy.shape[0] + 1;
  const framed = pad(
    dy,
    dy.shape.map((_, i): [number, number] => (i === 0 ? [1, 1] : [0, 0])),
  );
  const shifted = add(ids, scalar(1, 'int32'));
  return gather(framed, minimum(maximum(shifted, scalar(0, 'int32')), scalar(edge, 'int32')));
}
