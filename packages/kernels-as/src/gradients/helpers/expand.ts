import { reshape, type Tensor, tile } from '@tensorflow/tfjs-core';
import { zeros } from './zeros.ts';

/** The shape that a reduction of `shape` over `axes` has with `keepDims`. */
export function keptShape(shape: number[], axes: number[]): number[] {
  return shape.map((size, i) => (axes.includes(i) ? 1 : size));
}

/** The adjoint of a sum over `axes` of a tensor of `shape`: `dy` repeated along them. Always a new tensor. */
export function expand(dy: Tensor, shape: number[], axes: number[]): Tensor {
  if (shape.includes(0)) return zeros(shape);
  const kept: number[] = [];
  const repeats: number[] = [];
  for (const [i, size] of shape.entries()) {
    const repeated = axes.includes(i);
    // Neighbours of one kind are one axis: long runs copy faster than short ones.
    if (i === 0 || repeated !== axes.includes(i - 1)) {
      kept.push(1);
      repeats.push(1);
    }
    (repeated ? repeats : kept)[kept.length - 1] *= size;
  }
  const folded = reshape(dy, kept);
  return reshape(repeats.every((n) => n === 1) ? folded : tile(folded, repeats), shape);
}
