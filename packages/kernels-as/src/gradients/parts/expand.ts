import { reshape, type Tensor, tile } from '@tensorflow/tfjs-core';
import { zeros } from './zeros.ts';

/** The shape that a reduction of `shape` over `axes` has with `keepDims`. */
export function keptShape(shape: number[], axes: number[]): number[] {
  return shape.map((size, i) => (axes.includes(i) ? 1 : size));
}

/** The adjoint of a sum over `axes` of a tensor of `shape`: `dy` repeated along them. Always a new tensor. */
export function expand(dy: Tensor, shape: number[], axes: number[]): Tensor {
  if (shape.includes(0)) return zeros(shape);
  const kept = reshape(dy, keptShape(shape, axes));
  const repeats = shape.map((size, i) => (axes.includes(i) ? size : 1));
  return repeats.every((n) => n === 1) ? kept : tile(kept, repeats);
}
