// Cutting tensors apart and putting them together.
import {
  Concat,
  concat,
  type GradConfig,
  Pack,
  PadV2,
  pad,
  reshape,
  reverse,
  Slice,
  SplitV,
  StridedSlice,
  slice,
  slice_util,
  stack,
  type Tensor,
  Unpack,
  util,
} from '@tensorflow/tfjs-core';
import { scatterAxis } from './helpers/scatterAxis.ts';
import { sliceAxis } from './helpers/sliceAxis.ts';
import { mirrorPad } from './mirrorPad.ts';

type Pair = [number, number];

/** tfjs passes one dy bare, several as an array. */
const all = (dys: Tensor | Tensor[]): Tensor[] => (Array.isArray(dys) ? dys : [dys]);

const axisOf = (attrs: { axis?: unknown }, x: Tensor) =>
  util.parseAxisParam(attrs.axis as number, x.shape)[0];

interface StridedSliceAttrs {
  begin: number[];
  end: number[];
  strides: number[];
  beginMask: number;
  endMask: number;
  ellipsisMask: number;
  newAxisMask: number;
  shrinkAxisMask: number;
}

/** Spreads dy over x's shape along every axis that the strided slice cuts. */
function unstride(dy: Tensor, shape: number[], attrs: StridedSliceAttrs): Tensor {
  const { begin, end, strides, beginMask, endMask, ellipsisMask, newAxisMask, shrinkAxisMask } = attrs;
  const info = slice_util.sliceInfo(
    shape,
    begin,
    end,
    strides,
    beginMask,
    endMask,
    ellipsisMask,
    newAxisMask,
    shrinkAxisMask,
  );
  const counts = slice_util.computeOutShape(info.begin, info.end, info.strides);
  let spread: Tensor = reshape(
    dy,
    counts.map((count) => Math.max(0, count)),
  );
  for (const [axis, size] of shape.entries()) {
    const count = spread.shape[axis];
    const stride = info.strides[axis];
    if (count === size && stride === 1) continue;
    const first = stride > 0 ? info.begin[axis] : info.begin[axis] + (count - 1) * stride;
    const ascending = stride > 0 ? spread : reverse(spread, axis);
    spread = scatterAxis(ascending, axis, first, Math.abs(stride), size);
  }
  return spread;
}

/** One slice of dy per input, cut only where that input is asked for. */
const concatenation: GradConfig = {
  kernelName: Concat,
  saveAllInputs: true,
  gradFunc: (dy, saved, attrs) => {
    const axis = axisOf(attrs, saved[0]);
    let offset = 0;
    const pieces = saved.map(({ shape }, i) => {
      const from = offset;
      offset += shape[axis];
      return [i, () => sliceAxis(dy as Tensor, axis, from, shape[axis])] as const;
    });
    return Object.fromEntries(pieces);
  },
};

const packing: GradConfig = {
  kernelName: Pack,
  saveAllInputs: true,
  gradFunc: (dys, saved, attrs) => {
    const dy = dys as Tensor;
    const axis = axisOf(attrs, dy);
    return Object.fromEntries(saved.map((x, i) => [i, () => reshape(sliceAxis(dy, axis, i, 1), x.shape)]));
  },
};

/** Gradients of kernels that cut tensors apart and join them. */
export const slicing: GradConfig[] = [
  concatenation,
  packing,
  mirrorPad,
  {
    kernelName: SplitV,
    gradFunc: (dys, _, attrs) => ({ x: () => concat(all(dys), attrs.axis as number) }),
  },
  {
    kernelName: Unpack,
    gradFunc: (dys, _, attrs) => ({ value: () => stack(all(dys), attrs.axis as number) }),
  },
  {
    kernelName: Slice,
    inputsToSave: ['x'],
    gradFunc: (dy, [x], attrs) => {
      const [begin, size] = slice_util.parseSliceParams(x, attrs.begin as number[], attrs.size as number[]);
      const room = begin.map((from, i): Pair => [from, x.shape[i] - from - size[i]]);
      return { x: () => pad(dy as Tensor, room) };
    },
  },
  {
    kernelName: StridedSlice,
    inputsToSave: ['x'],
    gradFunc: (dy, [x], attrs) => ({
      x: () => unstride(dy as Tensor, x.shape, attrs as unknown as StridedSliceAttrs),
    }),
  },
  {
    kernelName: PadV2,
    inputsToSave: ['x'],
    gradFunc: (dy, [x], attrs) => {
      const begin = (attrs.paddings as unknown as Pair[]).map(([before]) => before);
      return { x: () => slice(dy as Tensor, begin, x.shape) };
    },
  },
];
