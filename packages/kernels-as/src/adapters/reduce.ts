// Reductions. Whatever the axes, a kernel sees [outer, reduce, inner] and gives [outer, inner].
import { backend_util, type DataType, type TensorInfo, util } from '@tensorflow/tfjs-core';
import { bitsOf } from './create.ts';
import { floats } from './helpers/elementwise.ts';
import { type Call, kernel } from './helpers/kernel.ts';
import { stridedCopy, stridesOf } from './helpers/stridedCopy.ts';

interface X {
  x: TensorInfo;
}

interface Axes {
  axis: number | number[];
  keepDims: boolean;
}

/** x as blocks: the byte address and the three extents. */
interface Blocks {
  at: number;
  outer: number;
  reduce: number;
  inner: number;
}

type Rows = (x: number, y: number, rows: number, n: number) => void;
type Columns = (x: number, y: number, outer: number, reduce: number, inner: number) => void;

/** x as it lies where the reduced axes are neighbours, else a transposed copy with them last. */
function blocksOf(call: Call, x: TensorInfo, axes: number[]): Blocks {
  let [first, last, reduce] = [x.shape.length, -1, 1];
  for (const d of axes) {
    reduce *= x.shape[d];
    if (x.shape[d] === 1) continue;
    first = Math.min(first, d);
    last = Math.max(last, d);
  }
  let [outer, inner, between] = [1, 1, false];
  for (let d = 0; d < x.shape.length; d++) {
    if (d < first) outer *= x.shape[d];
    else if (d > last) inner *= x.shape[d];
    else between ||= x.shape[d] !== 1 && !axes.includes(d);
  }
  if (!between) return { at: call.ptr(x), outer, reduce, inner };
  const kept = x.shape.map((_, d) => d).filter((d) => !axes.includes(d));
  const order = [...kept, ...axes];
  const shape = order.map((d) => x.shape[d]);
  const strides = stridesOf(x.shape);
  const at = call.temporary(4 * util.sizeFromShape(shape));
  stridedCopy(call, call.ptr(x), at, {
    size: shape,
    from: order.map((d) => strides[d]),
    to: stridesOf(shape),
  });
  return { at, outer: util.sizeFromShape(shape.slice(0, kept.length)), reduce, inner: 1 };
}

/** Blocks with inner = 1, for kernels that know rows only. */
function rowsOf(call: Call, x: TensorInfo, axes: number[]): Blocks {
  const blocks = blocksOf(call, x, axes);
  const { at, outer, reduce, inner } = blocks;
  if (inner === 1) return blocks;
  const copy = call.temporary(4 * outer * reduce * inner);
  const size = [outer, inner, reduce];
  stridedCopy(call, at, copy, { size, from: [reduce * inner, 1, inner], to: stridesOf(size) });
  return { at: copy, outer: outer * inner, reduce, inner: 1 };
}

function outShape(x: TensorInfo, axes: number[], keepDims: boolean): number[] {
  if (keepDims) return x.shape.map((n, d) => (axes.includes(d) ? 1 : n));
  return x.shape.filter((_, d) => !axes.includes(d));
}

/** Σ x, or its mean: float32 for float32 x and every mean, else int32. */
function sum(call: Call, x: TensorInfo, { axis, keepDims }: Axes, mean: boolean): TensorInfo {
  const axes = util.parseAxisParam(axis, x.shape);
  const real = x.dtype === 'float32';
  const y = call.output(outShape(x, axes, keepDims), real || mean ? 'float32' : 'int32');
  const { at, outer, reduce, inner } = blocksOf(call, x, axes);
  const divisor = mean ? Math.max(reduce, 1) : 1;
  const { k, ptr } = call;
  if (inner === 1) {
    if (!real && !mean) k.sumRowsInt(at, ptr(y), outer, reduce);
    else (real ? k.sumRows : k.meanRowsInt)(at, ptr(y), outer, reduce, divisor);
  } else {
    const workspace = call.workspace('sumColumns', inner);
    if (!real && !mean) k.sumColumnsInt(at, ptr(y), workspace, outer, reduce, inner);
    else (real ? k.sumColumns : k.meanColumnsInt)(at, ptr(y), workspace, outer, reduce, inner, divisor);
  }
  return y;
}

/** The largest or smallest; of nothing, `none`. */
function extreme(call: Call, x: TensorInfo, { axis, keepDims }: Axes, rows: Rows, columns: Columns) {
  const axes = util.parseAxisParam(axis, x.shape);
  const y = call.output(outShape(x, axes, keepDims), x.dtype);
  const { at, outer, reduce, inner } = blocksOf(call, x, axes);
  if (reduce === 0) call.k.fillInt(call.ptr(y), call.data(y).length, bitsOf(Number.NaN, x.dtype));
  else if (inner === 1) rows(at, call.ptr(y), outer, reduce);
  else columns(at, call.ptr(y), outer, reduce, inner);
  return y;
}

function max(call: Call, x: TensorInfo, axes: Axes): TensorInfo {
  const { k } = call;
  if (x.dtype === 'float32') return extreme(call, x, axes, k.maxRows, k.maxColumns);
  return extreme(call, x, axes, k.maxRowsInt, k.maxColumnsInt);
}

function min(call: Call, x: TensorInfo, axes: Axes): TensorInfo {
  const { k } = call;
  if (x.dtype === 'float32') return extreme(call, x, axes, k.minRows, k.minColumns);
  return extreme(call, x, axes, k.minRowsInt, k.minColumnsInt);
}

function reduceRows(call: Call, x: TensorInfo, axes: number[], shape: number[], dtype: DataType, run: Rows) {
  const y = call.output(shape, dtype);
  const { at, outer, reduce } = rowsOf(call, x, axes);
  run(at, call.ptr(y), outer, reduce);
  return y;
}

/** The place of the largest or smallest along one axis. */
function arg(call: Call, x: TensorInfo, axis: number | number[], float: Rows, int: Rows): TensorInfo {
  const axes = util.parseAxisParam(axis, x.shape).slice(0, 1);
  return reduceRows(call, x, axes, outShape(x, axes, false), 'int32', x.dtype === 'float32' ? float : int);
}

/** Sum, Mean, Max, Min, Prod, All, Any, ArgMax, ArgMin and Softmax. */
export const reduce = [
  kernel<X, Axes>('Sum', ({ x }, attrs, call) => sum(call, x, attrs, false)),
  kernel<X, Axes>('Mean', ({ x }, attrs, call) => sum(call, x, attrs, true)),

  kernel<X, { reductionIndices: number[]; keepDims: boolean }>(
    'Max',
    ({ x }, { reductionIndices, keepDims }, call) => max(call, x, { axis: reductionIndices, keepDims }),
  ),
  kernel<X, Axes>('Min', ({ x }, attrs, call) => min(call, x, attrs)),
  kernel<X, Axes>('All', ({ x }, attrs, call) => min(call, x, attrs)),
  kernel<X, Axes>('Any', ({ x }, attrs, call) => max(call, x, attrs)),

  kernel<{ logits: TensorInfo }, { dim: number }>('Softmax', ({ logits }, { dim }, call) => {
    const rank = logits.shape.length;
    const axis = dim === -1 ? rank - 1 : dim;
    util.assert(axis === rank - 1, () => `softmax: expected the last dimension, ${rank - 1}, got ${axis}.`);
    const y = call.output(logits.shape, 'float32');
    const n = logits.shape[axis] ?? 1;
    call.k.softmaxRows(floats(call, logits), call.ptr(y), call.data(y).length / (n || 1), n);
    return y;
  }),

  kernel<X, { axis: number }>('ArgMax', ({ x }, { axis }, call) =>
    arg(call, x, axis, call.k.argMaxRows, call.k.argMaxRowsInt),
  ),
  kernel<X, { axis: number }>('ArgMin', ({ x }, { axis }, call) =>
    arg(call, x, axis, call.k.argMinRows, call.k.argMinRowsInt),
  ),

  kernel<X, Axes>('Prod', ({ x }, { axis, keepDims }, call) => {
    const axes = util.parseAxisParam(axis, x.shape);
    const dtype = backend_util.upcastType(x.dtype, 'int32');
    const run = dtype === 'float32' ? call.k.prodRows : call.k.prodRowsInt;
    return reduceRows(call, x, axes, outShape(x, axes, keepDims), dtype, run);
  }),
];
