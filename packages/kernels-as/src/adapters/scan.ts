import { type TensorInfo, util } from '@tensorflow/tfjs-core';
import { type Call, kernel } from './helpers/kernel.ts';

interface Scan {
  axis: number;
  exclusive: boolean;
  reverse: boolean;
}

/** Sums or products up to each element of an axis. bool gives int32. */
function accumulate(name: 'cumsum' | 'cumprod', x: TensorInfo, attrs: Scan, call: Call): TensorInfo {
  const [axis] = util.parseAxisParam(attrs.axis, x.shape);
  const outer = util.sizeFromShape(x.shape.slice(0, axis));
  const inner = util.sizeFromShape(x.shape.slice(axis + 1));
  const y = call.output(x.shape, x.dtype === 'float32' ? 'float32' : 'int32');
  const run = call.k[x.dtype === 'float32' ? name : (`${name}Int` as const)];
  const flags = [Number(attrs.exclusive), Number(attrs.reverse)] as const;
  run(call.ptr(x), call.ptr(y), outer, x.shape[axis], inner, ...flags);
  return y;
}

/** Cumsum and Cumprod. */
export const scan = [
  kernel<{ x: TensorInfo }, Scan>('Cumsum', ({ x }, attrs, call) => accumulate('cumsum', x, attrs, call)),

  kernel<{ x: TensorInfo }, Scan>('Cumprod', ({ x }, attrs, call) => accumulate('cumprod', x, attrs, call)),
];
