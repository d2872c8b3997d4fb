import {
  add,
  equal,
  pad,
  slice,
  stridedSlice,
  type Tensor,
  type Tensor4D,
  zerosLike,
} from '@tensorflow/tfjs-core';
import { scatterAxis } from './scatterAxis.ts';
import { select } from './select.ts';
import { type PoolAttrs, poolInfo } from './window.ts';

/** Where each element of a max pooling came from: the first maximum of its window, row by row. */
function taps(x: Tensor, y: Tensor, attrs: PoolAttrs) {
  const info = poolInfo(x.shape, attrs);
  const { outHeight, outWidth, strideHeight: down, strideWidth: right, padInfo } = info;
  const height = Math.max(padInfo.top + info.inHeight, (outHeight - 1) * down + info.filterHeight);
  const width = Math.max(padInfo.left + info.inWidth, (outWidth - 1) * right + info.filterWidth);
  const frame = (t: Tensor, value: number) => {
    const rows: [number, number] = [padInfo.top, height - info.inHeight - padInfo.top];
    const columns: [number, number] = [padInfo.left, width - info.inWidth - padInfo.left];
    return pad(t as Tensor4D, [[0, 0], rows, columns, [0, 0]], value);
  };
  const cut = (framed: Tensor, row: number, column: number): Tensor => {
    const [batch, , , channels] = framed.shape;
    const end = [batch, row + (outHeight - 1) * down + 1, column + (outWidth - 1) * right + 1, channels];
    return stridedSlice(framed, [0, row, column, 0], end, [1, down, right, 1]);
  };
  const spread = (t: Tensor, row: number, column: number): Tensor =>
    scatterAxis(scatterAxis(t, 1, row, down, height), 2, column, right, width);
  const framed = frame(x, Number.NEGATIVE_INFINITY);
  const positions = [...Array(info.filterHeight * info.filterWidth).keys()].map((i) => {
    const [row, column] = [Math.floor(i / info.filterWidth), i % info.filterWidth];
    return { row, column, hit: () => equal(cut(framed, row, column), y) };
  });
  const uncut = (t: Tensor) => slice(t, [0, padInfo.top, padInfo.left, 0], x.shape);
  return { positions, frame, cut, spread, uncut };
}

/** The element of `g` (shaped like x) at the maximum of every window: the adjoint of `scatterMaxima`. */
export function gatherMaxima(g: Tensor, x: Tensor, y: Tensor, attrs: PoolAttrs): Tensor {
  const { positions, frame, cut } = taps(x, y, attrs);
  const framed = frame(g, 0);
  const pick = (found: Tensor, { row, column, hit }: (typeof positions)[0]) =>
    select(hit(), cut(framed, row, column), found);
  return positions.reduceRight(pick, zerosLike(y));
}

/** Adds every element of `dy` (shaped like y) to the maximum of its window: the gradient of max pooling. */
export function scatterMaxima(dy: Tensor, x: Tensor, y: Tensor, attrs: PoolAttrs): Tensor {
  const { positions, spread, uncut } = taps(x, y, attrs);
  let rest = dy;
  const parts = positions.map(({ row, column, hit }) => {
    const here = hit();
    const part = spread(select(here, rest), row, column);
    rest = select(here, zerosLike(rest), rest);
    return part;
  });
  return uncut(parts.reduce((a, b) => add(a, b)));
}
