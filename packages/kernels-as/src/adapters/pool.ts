import { type TensorInfo, util } from '@tensorflow/tfjs-core';
import { type Call, kernel } from './helpers/kernel.ts';
import { expectShape, type Placement, poolWindow, type WindowInfo, windowAt } from './helpers/window.ts';

type Attrs = Placement & { filterSize: [number, number] | number };

function pooled(name: 'maxPool' | 'avgPool', x: TensorInfo, attrs: Attrs, call: Call): TensorInfo {
  const info = poolWindow(x.shape, attrs);
  const one = info.filterHeight === 1 && info.filterWidth === 1;
  if (one && util.arraysEqual(info.inShape, info.outShape)) return call.share(x);
  const y = call.output(info.outShape, 'float32');
  call.k[name](call.ptr(x), call.ptr(y), windowAt(info, call));
  return y;
}

/** The gradient to be, and its window. */
function gradient(
  kernelName: string,
  dy: TensorInfo,
  input: TensorInfo,
  attrs: Attrs,
  call: Call,
): [dx: TensorInfo, window: number] {
  const info: WindowInfo = poolWindow(input.shape, attrs);
  expectShape(kernelName, dy, info.outShape);
  return [call.output(input.shape, 'float32'), windowAt(info, call)];
}

/** MaxPool, AvgPool and their gradients. */
export const pool = [
  kernel<{ x: TensorInfo }, Attrs>('MaxPool', ({ x }, attrs, call) => pooled('maxPool', x, attrs, call)),

  kernel<{ x: TensorInfo }, Attrs>('AvgPool', ({ x }, attrs, call) => pooled('avgPool', x, attrs, call)),

  kernel<{ dy: TensorInfo; input: TensorInfo }, Attrs>('MaxPoolGrad', ({ dy, input }, attrs, call) => {
    const [dx, window] = gradient('MaxPoolGrad', dy, input, attrs, call);
    call.k.maxPoolGrad(call.ptr(input), call.ptr(dy), call.ptr(dx), window);
    return dx;
  }),

  kernel<{ dy: TensorInfo; input: TensorInfo }, Attrs>('AvgPoolGrad', ({ dy, input }, attrs, call) => {
    const [dx, window] = gradient('AvgPoolGrad', dy, input, attrs, call);
    call.k.avgPoolGrad(call.ptr(dy), call.ptr(dx), window);
    return dx;
  }),
];
