// Dilation: a maximum of sums over the taps of a window. What dy is added to is selected again by differentiable operations, so
// that a second derivative passes.
import {
  add,
  backend_util,
  Dilation2D,
  Dilation2DBackpropFilter,
  Dilation2DBackpropInput,
  equal,
  type GradConfig,
  type NamedAttrMap,
  pad,
  reshape,
  slice,
  stridedSlice,
  type Tensor,
  type Tensor4D,
  zerosLike,
} from '@tensorflow/tfjs-core';
import { detach } from '../ops/detach.ts';
import { run } from './helpers/run.ts';
import { select } from './helpers/select.ts';
import { zeros } from './helpers/zeros.ts';

/** A tap of the window: what it sees of x or of another tensor of that shape, and its own part of a filter. */
interface Tap {
  seen: (framed: Tensor) => Tensor;
  own: (filter: Tensor) => Tensor;
}

/** Of each position, the value at the first tap that has the maximum. */
function chosen(
  x: Tensor,
  filter: Tensor,
  attrs: NamedAttrMap,
  value: (tap: Tap, frame: (t: Tensor, rest: number) => Tensor) => Tensor,
): Tensor {
  const shape = x.shape as [number, number, number, number];
  const [batch, , , channels] = shape;
  const info = backend_util.computeDilation2DInfo(
    shape,
    filter.shape as [number, number, number],
    attrs.strides as unknown as [number, number],
    attrs.pad as 'same',
    'NHWC',
    attrs.dilations as unknown as [number, number],
  );
  const { padInfo, outHeight, outWidth, strideHeight: down, strideWidth: right } = info;
  const height = Math.max(padInfo.top + info.inHeight, (outHeight - 1) * down + info.effectiveFilterHeight);
  const width = Math.max(padInfo.left + info.inWidth, (outWidth - 1) * right + info.effectiveFilterWidth);
  const rows: [number, number] = [padInfo.top, height - info.inHeight - padInfo.top];
  const columns: [number, number] = [padInfo.left, width - info.inWidth - padInfo.left];
  const frame = (t: Tensor, rest: number) => pad(t as Tensor4D, [[0, 0], rows, columns, [0, 0]], rest);
  const taps = Array.from({ length: info.filterHeight * info.filterWidth }, (_, i): Tap => {
    const [row, column] = [Math.floor(i / info.filterWidth), i % info.filterWidth];
    const [top, left] = [row * info.dilationHeight, column * info.dilationWidth];
    const end = [top + (outHeight - 1) * down + 1, left + (outWidth - 1) * right + 1];
    return {
      seen: (t) => stridedSlice(t, [0, top, left, 0], [batch, ...end, channels], [1, down, right, 1]),
      own: (f) => reshape(slice(f, [row, column, 0], [1, 1, channels]), [1, 1, 1, channels]),
    };
  });
  const y = run(Dilation2D, { x, filter }, attrs);
  const framed = frame(x, Number.NEGATIVE_INFINITY);
  return taps.reduceRight((found, tap) => {
    const isMost = equal(add(tap.seen(framed), tap.own(filter)), y);
    return select(isMost, add(value(tap, frame), zerosLike(y)), found);
  }, zerosLike(y));
}

/** Gradients of Dilation2D and MaxPoolWithArgmax. */
export const dilation: GradConfig[] = [
  {
    kernelName: Dilation2D,
    inputsToSave: ['x', 'filter'],
    gradFunc: (dys, [saved, taps], attrs) => {
      const [dy, x, filter] = [dys as Tensor, detach(saved), detach(taps)];
      return {
        x: () => run(Dilation2DBackpropInput, { x, filter, dy }, attrs),
        filter: () => run(Dilation2DBackpropFilter, { x, filter, dy }, attrs),
      };
    },
  },
  {
    kernelName: Dilation2DBackpropInput,
    inputsToSave: ['x', 'filter'],
    gradFunc: (g, [x, filter], attrs) => ({
      x: () => zeros(x.shape),
      filter: () => zeros(filter.shape),
      dy: () => chosen(detach(x), detach(filter), attrs, (tap, frame) => tap.seen(frame(g as Tensor, 0))),
    }),
  },
  {
    kernelName: Dilation2DBackpropFilter,
    inputsToSave: ['x', 'filter'],
    gradFunc: (g, [x, filter], attrs) => ({
      x: () => zeros(x.shape),
      filter: () => zeros(filter.shape),
      dy: () => chosen(detach(x), detach(filter), attrs, (tap) => tap.own(g as Tensor)),
    }),
  },
];
