import { reshape, sum, type Tensor, util } from '@tensorflow/tfjs-core';

/** The adjoint of broadcasting `shape` to `dy.shape`: sums over the axes that were repeated. Always a new tensor. */
export function unbroadcast(dy: Tensor, shape: number[]): Tensor {
  if (util.arraysEqual(dy.shape, shape)) return reshape(dy, shape);
  const leading = dy.rank - shape.length;
  const axes = [...dy.shape.keys()].filter((i) => i < leading || shape[i - leading] !== dy.shape[i]);
  return reshape(axes.length > 0 ? sum(dy, axes) : dy, shape);
}
