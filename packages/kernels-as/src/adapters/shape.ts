// Kernels that move elements of one tensor.
import { slice_util, type TensorInfo, util } from '@tensorflow/tfjs-core';
import { type Call, kernel } from './helpers/kernel.ts';
import { expectPlaces, stridedCopy, stridesOf } from './helpers/stridedCopy.ts';
import { withStrings } from './helpers/strings.ts';

interface X {
  x: TensorInfo;
}

interface Mask {
  begin: number[];
  end: number[];
  strides: number[];
  beginMask: number;
  endMask: number;
  ellipsisMask: number;
  newAxisMask: number;
  shrinkAxisMask: number;
}

/** A new tensor of x's elements at `start` + Σ i_d from_d for every index of `shape`. */
function view(call: Call, x: TensorInfo, shape: number[], from: number[], start = 0): TensorInfo {
  const y = call.output(shape, x.dtype);
  stridedCopy(call, call.ptr(x) + 4 * start, call.ptr(y), { size: shape, from, to: stridesOf(shape) });
  return y;
}

/** x[begin, begin + size) per dimension, which must lie within x. */
export function cut(call: Call, x: TensorInfo, begin: number[], size: number[]): TensorInfo {
  expectPlaces('slice', begin, size);
  if (size.every((n, d) => n === x.shape[d])) return call.share(x, size);
  const strides = stridesOf(x.shape);
  return view(call, x, size, strides, dot(begin, strides));
}

/** x under another order of its dimensions. */
function transpose(call: Call, x: TensorInfo, perm: number[]): TensorInfo {
  util.assert(
    perm.length === x.shape.length && x.shape.every((_, d) => perm.includes(d)),
    () => `transpose: expected an order of ${x.shape.length} dimensions, got [${perm}].`,
  );
  const shape = perm.map((d) => x.shape[d]);
  const long = perm.filter((d) => x.shape[d] !== 1);
  if (long.every((d, i) => i === 0 || d > long[i - 1])) return call.share(x, shape);
  const strides = stridesOf(x.shape);
  return view(
    call,
    x,
    shape,
    perm.map((d) => strides[d]),
  );
}

function stridedSlice(call: Call, x: TensorInfo, a: Mask): TensorInfo {
  expectPlaces('stridedSlice', a.begin, a.end, a.strides);
  const info = slice_util.sliceInfo(
    x.shape,
    a.begin,
    a.end,
    a.strides,
    a.beginMask,
    a.endMask,
    a.ellipsisMask,
    a.newAxisMask,
    a.shrinkAxisMask,
  );
  if (info.isIdentity) return call.share(x, info.finalShape);
  const strides = stridesOf(x.shape);
  const size = slice_util.computeOutShape(info.begin, info.end, info.strides).map((n) => Math.max(n, 0));
  const y = call.output(info.finalShape, x.dtype);
  stridedCopy(call, call.ptr(x) + 4 * dot(info.begin, strides), call.ptr(y), {
    size,
    from: strides.map((stride, d) => stride * info.strides[d]),
    to: stridesOf(size),
  });
  return y;
}

function reverse(call: Call, x: TensorInfo, axes: number[]): TensorInfo {
  const strides = stridesOf(x.shape);
  const ends = x.shape.map((n, d) => (axes.includes(d) ? n - 1 : 0));
  const from = strides.map((stride, d) => (axes.includes(d) ? -stride : stride));
  return view(call, x, x.shape, from, dot(ends, strides));
}

function tile(call: Call, x: TensorInfo, reps: number[]): TensorInfo {
  expectPlaces('tile', reps);
  const y = call.output(
    x.shape.map((n, d) => n * reps[d]),
    x.dtype,
  );
  const size = x.shape.flatMap((n, d) => [reps[d], n]);
  const from = stridesOf(x.shape).flatMap((stride) => [0, stride]);
  stridedCopy(call, call.ptr(x), call.ptr(y), { size, from, to: stridesOf(size) });
  return y;
}

/** [B, H, W, b b D] -> [B, H b, W b, D]: the channels hold b x b pixels, row by row. */
function depthToSpace(call: Call, x: TensorInfo, block: number): TensorInfo {
  const [batch, height, width, channels] = x.shape;
  const depth = channels / (block * block);
  const y = call.output([batch, height * block, width * block, depth], x.dtype);
  const [b, h, w, i, j, d] = stridesOf([batch, height, width, block, block, depth]);
  const size = [batch, height, block, width, block, depth];
  stridedCopy(call, call.ptr(x), call.ptr(y), { size, from: [b, h, i, w, j, d], to: stridesOf(size) });
  return y;
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, d) => sum + value * b[d], 0);
}

/** Kernels that move elements: Transpose, Tile, Reverse, slices and the like. */
export const shape = [
  kernel(
    'Transpose',
    withStrings<X, { perm: number[] }>(({ x }, { perm }, call) => transpose(call, x, perm)),
  ),

  kernel(
    'Slice',
    withStrings<X, { begin: number | number[]; size: number | number[] }>(({ x }, attrs, call) => {
      const [begin, size] = slice_util.parseSliceParams(x, attrs.begin, attrs.size);
      slice_util.assertParamsValid(x, begin, size);
      return cut(call, x, begin, size);
    }),
  ),

  kernel(
    'StridedSlice',
    withStrings<X, Mask>(({ x }, attrs, call) => stridedSlice(call, x, attrs)),
  ),

  kernel(
    'Reverse',
    withStrings<X, { dims: number | number[] }>(({ x }, { dims }, call) =>
      reverse(call, x, util.parseAxisParam(dims, x.shape)),
    ),
  ),

  kernel<{ image: TensorInfo }>('FlipLeftRight', ({ image }, _, call) => reverse(call, image, [2])),

  kernel(
    'Tile',
    withStrings<X, { reps: number[] }>(({ x }, { reps }, call) => tile(call, x, reps)),
  ),

  kernel(
    'DepthToSpace',
    withStrings<X, { blockSize: number; dataFormat: string }>(({ x }, { blockSize, dataFormat }, call) => {
      util.assert(dataFormat === 'NHWC', () => `depthToSpace: expected data format NHWC, got ${dataFormat}.`);
      return depthToSpace(call, x, blockSize);
    }),
  ),
];
