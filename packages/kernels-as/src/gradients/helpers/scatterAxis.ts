import { pad, reshape, slice, type Tensor, util } from '@tensorflow/tfjs-core';
import { zeros } from './zeros.ts';

/**
 * Spreads `x` along one axis: slice i lands at `offset + i * stride` (stride >= 1) of an axis of length `size`, zeros
 * elsewhere. The adjoint of a strided slice.
 */
export function scatterAxis<T extends Tensor>(
  x: T,
  axis: number,
  offset: number,
  stride: number,
  size: number,
): T {
  const shape = x.shape.map((n, i) => (i === axis ? size : n));
  if (x.size === 0) return zeros(shape) as T;
  const n = x.shape[axis];
  const outer = util.sizeFromShape(x.shape.slice(0, axis));
  const inner = util.sizeFromShape(x.shape.slice(axis + 1));
  const room = Math.min(n * stride, size - offset);
  let rows: Tensor = reshape(x, [outer, n, inner]);
  if (stride > 1) {
    const gaps = [
      [0, 0],
      [0, 0],
      [0, stride - 1],
      [0, 0],
    ] as [number, number][];
    rows = reshape(pad(reshape(x, [outer, n, 1, inner]), gaps), [outer, n * stride, inner]);
    if (room < n * stride) rows = slice(rows, [0, 0, 0], [outer, room, inner]);
  }
  return reshape(
    pad(rows, [
      [0, 0],
      [offset, size - offset - room],
      [0, 0],
    ]),
    shape,
  ) as Tensor as T;
}
