import { backend_util, type DataType, type TensorInfo, upcastType, util } from '@tensorflow/tfjs-core';
import * as op from '../../assembly/shared/op.ts';
import { castComplex, complexOnes } from './complex.ts';
import { bitsOf } from './create.ts';
import { broadcastBinary } from './helpers/broadcastBinary.ts';
import { floats } from './helpers/elementwise.ts';
import { type Call, kernel } from './helpers/kernel.ts';

interface Binary {
  a: TensorInfo;
  b: TensorInfo;
}

interface Unary {
  x: TensorInfo;
}

/** tfjs kernel -> operation code, whether the operands change places, and the same on strings. */
const comparisons: [name: string, code: number, swap: boolean, strings: (a: string, b: string) => boolean][] =
  [
    ['Equal', op.EQUAL, false, (a, b) => a === b],
    ['NotEqual', op.NOT_EQUAL, false, (a, b) => a !== b],
    ['Less', op.LESS, false, (a, b) => a < b],
    ['LessEqual', op.LESS_EQUAL, false, (a, b) => a <= b],
    ['Greater', op.LESS, true, (a, b) => a > b],
    ['GreaterEqual', op.LESS_EQUAL, true, (a, b) => a >= b],
  ];

function compare(call: Call, code: number, a: TensorInfo, b: TensorInfo): TensorInfo {
  if (a.dtype === 'float32' || b.dtype === 'float32') {
    return broadcastBinary(call, 'compare', code, [a, floats(call, a)], [b, floats(call, b)], 'bool');
  }
  return broadcastBinary(call, 'compareInt', code, [a, call.ptr(a)], [b, call.ptr(b)], 'bool');
}

function compareStrings(
  call: Call,
  test: (a: string, b: string) => boolean,
  a: TensorInfo,
  b: TensorInfo,
): TensorInfo {
  const [left, right] = [a, b].map((x) =>
    backend_util.fromUint8ToStringArray(call.data(x).strings as Uint8Array[]),
  );
  const y = call.output(backend_util.assertAndGetBroadcastShape(a.shape, b.shape), 'bool');
  const values = call.backend.view(call.data(y));
  const strides = util.computeStrides(y.shape);
  for (let i = 0; i < values.length; i++) {
    const place = util.indexToLoc(i, y.shape.length, strides);
    values[i] = Number(test(left[indexIn(a.shape, place)], right[indexIn(b.shape, place)]));
  }
  return y;
}

/** Where the element at `place` of a broadcast shape lies in an operand of shape `shape`. */
function indexIn(shape: number[], place: number[]): number {
  const skipped = place.length - shape.length;
  return shape.reduce((index, size, d) => index * size + (size === 1 ? 0 : place[skipped + d]), 0);
}

function isInf(call: Call, x: TensorInfo): TensorInfo {
  const n = util.sizeFromShape(x.shape);
  const size = call.temporary(4 * n);
  call.k.abs(floats(call, x), size, n);
  const infinity = call.ints([bitsOf(Number.POSITIVE_INFINITY, 'float32')]);
  return broadcastBinary(call, 'compare', op.EQUAL, [x, size], [{ ...x, shape: [] }, infinity], 'bool');
}

/** a and b, a or b, or one of them alone. tfjs has cast them to bool. */
function connect(call: Call, code: number, a: TensorInfo, b: TensorInfo): TensorInfo {
  return broadcastBinary(call, 'compareInt', code, [a, call.ptr(a)], [b, call.ptr(b)], 'bool');
}

/** x as another type. Sharing is free: bool and int32 look alike in memory. */
function cast(call: Call, x: TensorInfo, dtype: DataType): TensorInfo {
  const { k, ptr, output, share } = call;
  if (x.dtype === dtype) return share(x);
  if (x.dtype === 'string' || dtype === 'string')
    throw new Error(`cast: expected numbers, got ${x.dtype} to ${dtype}.`);
  if (x.dtype === 'complex64' || dtype === 'complex64') return castComplex(x, dtype, call);
  if (x.dtype === 'bool' && dtype === 'int32') return share(x, x.shape, 'int32');
  const y = output(x.shape, dtype);
  const words = [ptr(x), ptr(y), util.sizeFromShape(x.shape)] as const;
  if (dtype === 'float32') k.toFloat(...words);
  else if (dtype === 'int32') k.toInt(...words);
  else if (x.dtype === 'float32') k.toBool(...words);
  else k.intToBool(...words);
  return y;
}

function filled({ k, ptr, output }: Call, x: TensorInfo, value: number): TensorInfo {
  const y = output(x.shape, x.dtype);
  const n = util.sizeFromShape(x.shape);
  if (x.dtype === 'float32') k.fill(ptr(y), n, value);
  else k.fillInt(ptr(y), n, value);
  return y;
}

/**
 * condition ? t : e. A condition of rank 1 chooses among the outermost slices of t and e. What a condition that is too short
 * does not choose is 0, as on tfjs' cpu backend.
 */
function select(call: Call, condition: TensorInfo, t: TensorInfo, e: TensorInfo): TensorInfo {
  const dtype = upcastType(t.dtype, e.dtype);
  const size = util.sizeFromShape(t.shape);
  // Of nothing there is nothing to choose: tfjs broadcasts a condition to an axis of size 0 as it is.
  if (size === 0 && util.sizeFromShape(e.shape) === 0) return call.output(t.shape, dtype);
  const [a, b] = [t, e].map((x) => cast(call, x, dtype));
  const y = call.output(t.shape, dtype);
  const rows = util.sizeFromShape(condition.shape);
  const columns = condition.shape.length === 1 ? util.sizeFromShape(t.shape.slice(1)) : 1;
  util.assert(
    util.sizeFromShape(e.shape) === size && rows * columns <= size,
    () => `where: expected shapes alike, got [${condition.shape}], [${t.shape}] and [${e.shape}].`,
  );
  if (rows * columns < size) call.k.fillInt(call.ptr(y), size, 0);
  call.k.select(call.ptr(condition), call.ptr(a), call.ptr(b), call.ptr(y), rows, columns);
  call.free(a);
  call.free(b);
  return y;
}

/** Comparisons, logical operations, Select, Cast, ZerosLike and OnesLike. */
export const logic = [
  ...comparisons.map(([name, code, swap, strings]) =>
    kernel<Binary>(name, ({ a, b }, _, call) => {
      if (a.dtype === 'string') return compareStrings(call, strings, a, b);
      return swap ? compare(call, code, b, a) : compare(call, code, a, b);
    }),
  ),
  kernel<Binary>('LogicalAnd', ({ a, b }, _, call) => connect(call, op.AND, a, b)),
  kernel<Binary>('LogicalOr', ({ a, b }, _, call) => connect(call, op.OR, a, b)),
  kernel<Binary>('LogicalXor', ({ a, b }, _, call) => connect(call, op.NOT_EQUAL, a, b)),
  kernel<Unary>('IsInf', ({ x }, _, call) => isInf(call, x)),
  kernel<Unary>('LogicalNot', ({ x }, _, { k, ptr, output }) => {
    const y = output(x.shape, 'bool');
    k.logicalNot(ptr(x), ptr(y), util.sizeFromShape(x.shape));
    return y;
  }),
  kernel<{ condition: TensorInfo; t: TensorInfo; e: TensorInfo }>('Select', ({ condition, t, e }, _, call) =>
    select(call, condition, t, e),
  ),
  kernel<Unary, { dtype: DataType }>('Cast', ({ x }, { dtype }, call) => cast(call, x, dtype)),
  kernel<Unary>('ZerosLike', ({ x }, _, call) => filled(call, x, 0)),
  kernel<Unary>('OnesLike', ({ x }, _, call) =>
    x.dtype === 'complex64' ? complexOnes(x, call) : filled(call, x, 1),
  ),
];
