import { type TensorInfo, util } from '@tensorflow/tfjs-core';
import * as op from '../../assembly/shared/op.ts';
import { complexProduct } from './complex.ts';
import { broadcastBinary } from './helpers/broadcastBinary.ts';
import { floats } from './helpers/elementwise.ts';
import { type Call, kernel } from './helpers/kernel.ts';

interface Binary {
  a: TensorInfo;
  b: TensorInfo;
}

/** tfjs kernel -> operation code. */
const codes = {
  Add: op.ADD,
  Atan2: op.ATAN2,
  FloorDiv: op.FLOOR_DIV,
  Maximum: op.MAX,
  Minimum: op.MIN,
  Mod: op.MOD,
  Multiply: op.MUL,
  Pow: op.POW,
  RealDiv: op.DIV,
  SquaredDifference: op.SQUARED_DIFFERENCE,
  Sub: op.SUB,
};

/** float32 where either operand is, else in int32 arithmetic and of a's type, as on tfjs' cpu backend. */
function compute(call: Call, code: number, a: TensorInfo, b: TensorInfo): TensorInfo {
  if (code === op.MUL && (a.dtype === 'complex64' || b.dtype === 'complex64'))
    return complexProduct({ a, b }, call);
  if (a.dtype === 'float32' || b.dtype === 'float32') {
    const type = code === op.FLOOR_DIV ? 'int32' : 'float32';
    return broadcastBinary(call, 'binary', code, [a, floats(call, a)], [b, floats(call, b)], type);
  }
  if (code === op.ATAN2) {
    const y = broadcastBinary(call, 'binary', code, [a, floats(call, a)], [b, floats(call, b)], a.dtype);
    call.k.toInt(call.ptr(y), call.ptr(y), util.sizeFromShape(y.shape));
    return y;
  }
  const type = code === op.FLOOR_DIV ? 'int32' : a.dtype;
  return broadcastBinary(call, 'binaryInt', code, [a, call.ptr(a)], [b, call.ptr(b)], type);
}

/** Arithmetic on two tensors with broadcasting, AddN and Prelu. */
export const binary = [
  ...Object.entries(codes).map(([name, code]) =>
    kernel<Binary>(name, ({ a, b }, _, call) => compute(call, code, a, b)),
  ),

  kernel<TensorInfo[]>('AddN', (inputs, _, call) => {
    const [first, ...others] = Object.values(inputs);
    return others.reduce((sum, x) => {
      const y = compute(call, op.ADD, sum, x);
      call.free(sum);
      return y;
    }, call.share(first));
  }),

  kernel<{ x: TensorInfo; alpha: TensorInfo }>('Prelu', ({ x, alpha }, _, call) =>
    broadcastBinary(call, 'binary', op.PRELU, [x, floats(call, x)], [alpha, floats(call, alpha)], 'float32'),
  ),
];
