import { type TensorInfo, util } from '@tensorflow/tfjs-core';
import { mapped } from './helpers/elementwise.ts';
import { type Call, kernel } from './helpers/kernel.ts';

interface Unary {
  x: TensorInfo;
}

interface Slope {
  x: TensorInfo;
  dy: TensorInfo;
}

const INT_MIN = -(2 ** 31);
const INT_MAX = 2 ** 31 - 1;

/** x, but at least low and at most high; in x's own type. */
function clipped(call: Call, x: TensorInfo, low: number, high: number): TensorInfo {
  if (x.dtype === 'float32')
    return mapped(call, x, x.dtype, (from, to, n) => call.k.clip(from, to, n, low, high));
  const y = call.output(x.shape, x.dtype);
  const bounds = [low, high].map((v) => Math.trunc(Math.min(Math.max(v, INT_MIN), INT_MAX)));
  call.k.clipInt(call.ptr(x), call.ptr(y), util.sizeFromShape(x.shape), bounds[0], bounds[1]);
  return y;
}

/** dx = f(first, second), all float32 of one shape. */
function slope(
  call: Call,
  name: string,
  first: TensorInfo,
  second: TensorInfo,
  f: (first: number, second: number, dx: number, n: number) => void,
): TensorInfo {
  if (
    first.dtype !== 'float32' ||
    second.dtype !== 'float32' ||
    !util.arraysEqual(first.shape, second.shape)
  ) {
    const found = [first, second].map(({ dtype, shape }) => `${dtype} [${shape}]`).join(' and ');
    throw new Error(`${name}: expected two float32 tensors of one shape, got ${found}.`);
  }
  const dx = call.output(first.shape, 'float32');
  f(call.ptr(first), call.ptr(second), call.ptr(dx), util.sizeFromShape(first.shape));
  return dx;
}

/** Our own gradient kernels of x and dy without attributes -> WASM kernel (x, dy, dx, n). */
const slopes = { ReluGrad: 'reluGrad', SigmoidGrad: 'sigmoidGrad', TanhGrad: 'tanhGrad' } as const;

/** Relu, Relu6, LeakyRelu, Elu, Selu, ClipByValue, and gradients of activations. */
export const activation = [
  kernel<Unary>('Relu', ({ x }, _, call) =>
    x.dtype === 'float32' ? mapped(call, x, x.dtype, call.k.relu) : clipped(call, x, 0, INT_MAX),
  ),
  kernel<Unary>('Relu6', ({ x }, _, call) => clipped(call, x, 0, 6)),
  kernel<Unary, { clipValueMin: number; clipValueMax: number }>('ClipByValue', ({ x }, attrs, call) =>
    clipped(call, x, attrs.clipValueMin, attrs.clipValueMax),
  ),
  kernel<Unary, { alpha: number }>('LeakyRelu', ({ x }, { alpha }, call) =>
    mapped(call, x, 'float32', (from, to, n) => call.k.leakyRelu(from, to, n, alpha)),
  ),
  kernel<Unary>('Elu', ({ x }, _, call) => mapped(call, x, x.dtype, call.k.elu)),
  kernel<Unary>('Selu', ({ x }, _, call) => mapped(call, x, x.dtype, call.k.selu)),

  kernel<{ dy: TensorInfo; y: TensorInfo }>('EluGrad', ({ dy, y }, _, call) =>
    slope(call, 'EluGrad', dy, y, call.k.eluGrad),
  ),
  kernel<Slope, { alpha: number }>('LeakyReluGrad', ({ x, dy }, { alpha }, call) =>
    slope(call, 'LeakyReluGrad', x, dy, (...words) => call.k.leakyReluGrad(...words, alpha)),
  ),
  ...Object.entries(slopes).map(([name, of]) =>
    kernel<Slope>(name, ({ x, dy }, _, call) => slope(call, name, x, dy, call.k[of])),
  ),
];
