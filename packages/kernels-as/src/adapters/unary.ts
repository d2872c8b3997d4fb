import { type TensorInfo, util } from '@tensorflow/tfjs-core';
import * as op from '../../assembly/shared/op.ts';
import { broadcastBinary } from './helpers/broadcastBinary.ts';
import { floats, mapped } from './helpers/elementwise.ts';
import { type Call, kernel } from './helpers/kernel.ts';

interface Unary {
  x: TensorInfo;
}

/** tfjs kernel -> WASM kernel (x, y, n) that maps float32 to float32. */
const maps = {
  Abs: 'abs',
  Ceil: 'ceil',
  Erf: 'erf',
  Exp: 'exp',
  Floor: 'floor',
  Log: 'log',
  Log1p: 'log1p',
  Neg: 'neg',
  Reciprocal: 'reciprocal',
  Round: 'round',
  Rsqrt: 'rsqrt',
  Sigmoid: 'sigmoid',
  Sign: 'sign',
  Softplus: 'softplus',
  Sqrt: 'sqrt',
  Square: 'square',
  Tanh: 'tanh',
} as const;

/** tfjs kernel -> operation code of `transcendental`. */
const codes = {
  Acos: op.ACOS,
  Acosh: op.ACOSH,
  Asin: op.ASIN,
  Asinh: op.ASINH,
  Atan: op.ATAN,
  Atanh: op.ATANH,
  Cos: op.COS,
  Cosh: op.COSH,
  Expm1: op.EXPM1,
  Sin: op.SIN,
  Sinh: op.SINH,
  Tan: op.TAN,
};

/** The same for int32 and bool, where float32 would lose digits or there is nothing to do. */
const exact: Partial<Record<string, (x: TensorInfo, call: Call) => TensorInfo>> = {
  Abs(x, call) {
    const minus = negated(x, call);
    const y = broadcastBinary(call, 'binaryInt', op.MAX, [x, call.ptr(x)], [minus, call.ptr(minus)], x.dtype);
    call.free(minus);
    return y;
  },
  Neg: negated,
  Round: (x, { share }) => share(x),
  Sign(x, { k, ptr, output }) {
    const y = output(x.shape, x.dtype);
    k.clipInt(ptr(x), ptr(y), util.sizeFromShape(x.shape), -1, 1);
    return y;
  },
  Square: (x, call) =>
    broadcastBinary(call, 'binaryInt', op.MUL, [x, call.ptr(x)], [x, call.ptr(x)], x.dtype),
};

function negated(x: TensorInfo, call: Call): TensorInfo {
  const zero = { ...x, shape: [] };
  return broadcastBinary(call, 'binaryInt', op.SUB, [zero, call.ints([0])], [x, call.ptr(x)], x.dtype);
}

/** tfjs kernel -> WASM kernel from float32 to bool. */
const tests = { IsFinite: 'isFinite', IsNan: 'isNan' } as const;

/** Functions of one tensor, element by element. */
export const unary = [
  ...Object.entries(maps).map(([name, of]) =>
    kernel<Unary>(name, ({ x }, _, call) => {
      const integral = x.dtype === 'float32' ? undefined : exact[name];
      if (integral) return integral(x, call);
      return mapped(call, x, name === 'Exp' ? 'float32' : x.dtype, call.k[of]);
    }),
  ),

  ...Object.entries(codes).map(([name, code]) =>
    kernel<Unary>(name, ({ x }, _, call) =>
      mapped(call, x, x.dtype, (from, to, n) => call.k.transcendental(code, from, to, n)),
    ),
  ),

  ...Object.entries(tests).map(([name, of]) =>
    kernel<Unary>(name, ({ x }, _, call) => {
      const y = call.output(x.shape, 'bool');
      call.k[of](floats(call, x), call.ptr(y), util.sizeFromShape(x.shape));
      return y;
    }),
  ),

  kernel<Unary, { alpha: number }>('Step', ({ x }, { alpha }, call) =>
    mapped(call, x, x.dtype, (from, to, n) => call.k.step(from, to, n, alpha)),
  ),
];
