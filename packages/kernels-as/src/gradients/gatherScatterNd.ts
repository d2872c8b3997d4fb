// Ops whose indices are tuples: each names a row, so they come down to gathering rows and adding them up.
import {
  cast,
  equal,
  GatherNd,
  type GradConfig,
  gather,
  mul,
  range,
  reshape,
  ScatterNd,
  scalar,
  sub,
  sum,
  type Tensor,
  type Tensor1D,
  TensorScatterUpdate,
  tensor1d,
  unsortedSegmentSum,
  util,
} from '@tensorflow/tfjs-core';
import { detach } from '../ops/detach.ts';
import { run } from './helpers/run.ts';
import { zeros } from './helpers/zeros.ts';

/** Indices [..., k] into a tensor of `shape` as row numbers: the first k dimensions are `rows`, the others `inner`. */
function rowsOf(indices: Tensor, shape: number[]): { ids: Tensor1D; rows: number; inner: number } {
  const k = indices.shape[indices.rank - 1];
  const strides = shape.slice(0, k).map((_, i) => util.sizeFromShape(shape.slice(i + 1, k)));
  const [rows, inner] = [util.sizeFromShape(shape.slice(0, k)), util.sizeFromShape(shape.slice(k))];
  const count = util.sizeFromShape(indices.shape.slice(0, -1));
  const places = mul(reshape(detach(indices), [count, k]), tensor1d(strides, 'int32'));
  return { ids: sum(places, 1) as Tensor1D, rows, inner };
}

/** The rows of x at the indices, in the shape of the updates. */
function taken(x: Tensor, indices: Tensor, shape: number[]): Tensor {
  if (shape.includes(0)) return zeros(shape);
  const { ids, rows, inner } = rowsOf(indices, x.shape);
  return reshape(gather(reshape(x, [rows, inner]), ids), shape);
}

/** The adjoint of `taken`: every row of `updates` added to that of its index. */
function added(updates: Tensor, indices: Tensor, shape: number[]): Tensor {
  if (shape.includes(0) || updates.size === 0) return zeros(shape);
  const { ids, rows, inner } = rowsOf(indices, shape);
  return reshape(unsortedSegmentSum(reshape(updates, [ids.size, inner]), ids, rows), shape);
}

/** 1 for every update that was not overwritten by a later one of the same index, and for every row that one replaced. */
function replaced(indices: Tensor, shape: number[]): { last: Tensor; touched: Tensor } {
  const { ids, rows } = rowsOf(indices, shape);
  const numbers = range(1, ids.size + 1, 1, 'int32'); // 0: nothing was written
  const none = cast(zeros([rows]), 'int32');
  const winners = run(TensorScatterUpdate, {
    tensor: none,
    indices: reshape(ids, [ids.size, 1]),
    updates: numbers,
  });
  return {
    last: cast(equal(gather(winners, ids), numbers), 'float32'),
    touched: sub(1, cast(equal(winners, scalar(0, 'int32')), 'float32')),
  };
}

/** x [n, ...] times a weight for each of its n rows. */
function weigh(x: Tensor, weights: Tensor): Tensor {
  return reshape(
    mul(reshape(x, [weights.size, x.size / weights.size]), reshape(weights, [weights.size, 1])),
    x.shape,
  );
}

/** Gradients of kernels whose indices are tuples. */
export const gatherScatterNd: GradConfig[] = [
  {
    kernelName: GatherNd,
    inputsToSave: ['params', 'indices'],
    gradFunc: (dy, [params, indices]) => ({
      params: () => added(dy as Tensor, indices, params.shape),
      indices: () => zeros(indices.shape),
    }),
  },
  {
    kernelName: ScatterNd,
    inputsToSave: ['indices', 'updates'],
    gradFunc: (dy, [indices, updates]) => ({
      indices: () => zeros(indices.shape),
      updates: () => taken(dy as Tensor, indices, updates.shape),
    }),
  },
  {
    kernelName: TensorScatterUpdate,
    inputsToSave: ['tensor', 'indices', 'updates'],
    gradFunc: (dys, [tensor, indices, updates]) => {
      const dy = dys as Tensor;
      const empty = updates.size === 0 || tensor.size === 0;
      return {
        tensor: () => (empty ? mul(dy, 1) : weigh(dy, sub(1, replaced(indices, tensor.shape).touched))),
        indices: () => zeros(indices.shape),
        updates: () =>
          empty
            ? zeros(updates.shape)
            : weigh(taken(dy, indices, updates.shape), replaced(indices, tensor.shape).last),
      };
    },
  },
];
