import { slice, type Tensor } from '@tensorflow/tfjs-core';

/** `count` slices of one axis, from `from` on. */
export function sliceAxis<T extends Tensor>(x: T, axis: number, from: number, count: number): T {
  const begin = x.shape.map((_, i) => (i === axis ? from : 0));
  const size = x.shape.map((n, i) => (i === axis ? count : n));
  return slice(x, begin, size);
}
