// Kernels that join tensors and take them apart.
import { backend_util, type DataType, type TensorInfo, util } from '@tensorflow/tfjs-core';
import { floats } from './helpers/elementwise.ts';
import { type Call, kernel } from './helpers/kernel.ts';
import { stridedCopy, stridesOf } from './helpers/stridedCopy.ts';
import { withStrings } from './helpers/strings.ts';
import { cut } from './shape.ts';

/** Byte address of the elements of x as those of `dtype`. */
function elementsAs(call: Call, x: TensorInfo, dtype: DataType): number {
  if (dtype === 'float32') return floats(call, x);
  if (x.dtype !== 'float32') return call.ptr(x);
  const n = util.sizeFromShape(x.shape);
  const at = call.temporary(4 * n);
  call.k.toInt(call.ptr(x), at, n);
  return at;
}

function join(call: Call, tensors: TensorInfo[], axis: number): TensorInfo {
  const shape = backend_util.computeOutShape(
    tensors.map((x) => x.shape),
    axis,
  );
  const full = tensors.filter((x) => util.sizeFromShape(x.shape) > 0);
  if (full.length === 1 && full[0].dtype === tensors[0].dtype) return call.share(full[0]);
  const y = call.output(shape, tensors[0].dtype);
  const to = stridesOf(shape);
  let at = call.ptr(y);
  for (const x of full) {
    stridedCopy(call, elementsAs(call, x, y.dtype), at, { size: x.shape, from: stridesOf(x.shape), to });
    at += 4 * to[axis] * x.shape[axis];
  }
  return y;
}

function pack(call: Call, tensors: TensorInfo[], axis: number): TensorInfo {
  const [first] = tensors;
  for (const x of tensors) {
    util.assertShapesMatch(first.shape, x.shape, 'All tensors passed to stack must have matching shapes');
    util.assert(first.dtype === x.dtype, () => 'All tensors passed to stack must have matching dtypes');
  }
  const shape = [...first.shape];
  const at = axis < 0 ? axis + shape.length + 1 : axis;
  shape.splice(at, 0, 1);
  const expanded = tensors.map((x) => ({ ...x, shape }));
  return expanded.length === 1 ? call.share(first, shape) : join(call, expanded, at);
}

function split(call: Call, x: TensorInfo, axis: number, sizes: number[]): TensorInfo[] {
  const begin = x.shape.map(() => 0);
  return sizes.map((n) => {
    const part = cut(
      call,
      x,
      begin,
      x.shape.map((all, d) => (d === axis ? n : all)),
    );
    begin[axis] += n;
    return part;
  });
}

/** Concat, Pack, SplitV and Unpack. */
export const concat = [
  kernel(
    'Concat',
    withStrings<TensorInfo[], { axis: number }>((inputs, attrs, call) => {
      const tensors = Object.values(inputs);
      const [axis] = util.parseAxisParam(attrs.axis, tensors[0].shape);
      backend_util.assertParamsConsistent(
        tensors.map((x) => x.shape),
        axis,
      );
      return join(call, tensors, axis);
    }),
  ),

  kernel(
    'Pack',
    withStrings<TensorInfo[], { axis: number }>((inputs, { axis }, call) =>
      pack(call, Object.values(inputs), axis),
    ),
  ),

  kernel(
    'SplitV',
    withStrings<{ x: TensorInfo }, { numOrSizeSplits: number | number[]; axis: number }>(
      ({ x }, attrs, call) => {
        const [axis] = util.parseAxisParam(attrs.axis, x.shape);
        return split(call, x, axis, backend_util.prepareSplitSize(x, attrs.numOrSizeSplits, axis));
      },
    ),
  ),

  kernel(
    'Unpack',
    withStrings<{ value: TensorInfo }, { axis: number }>(({ value }, attrs, call) => {
      const axis = attrs.axis < 0 ? attrs.axis + value.shape.length : attrs.axis;
      const shape = value.shape.filter((_, d) => d !== axis);
      const parts = split(call, value, axis, new Array(value.shape[axis]).fill(1));
      return parts.map((part) => ({ ...part, shape }));
    }),
  ),
];
