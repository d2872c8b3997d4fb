import { backend_util, type TensorInfo, util } from '@tensorflow/tfjs-core';
import { type Call, kernel } from '../adapter.ts';
import { type Placement, type WindowInfo, windowAt } from './window.ts';

type Attrs = Placement & { filterSize: [number, number] | number };

function poolWindow(x: TensorInfo, { filterSize, strides, pad, dimRoundingMode }: Attrs): WindowInfo {
  const shape = x.shape as [number, number, number, number];
  return backend_util.computePool2DInfo(shape, filterSize, strides, 1, pad, dimRoundingMode);
}

function pooled(name: 'maxPool' | 'avgPool', x: TensorInfo, attrs: Attrs, call: Call): TensorInfo {
  const info = poolWindow(x, attrs);
  const one = info.filterHeight === 1 && info.filterWidth === 1;
  if (one && util.arraysEqual(info.inShape, info.outShape)) return call.share(x);
  const y = call.output(info.outShape, 'float32');
  call.k[name](call.ptr(x), call.ptr(y), windowAt(info, call));
  return y;
}

export const pool = [
  kernel<{ x: TensorInfo }, Attrs>('MaxPool', ({ x }, attrs, call) => pooled('maxPool', x, attrs, call)),

  kernel<{ x: TensorInfo }, Attrs>('AvgPool', ({ x }, attrs, call) => pooled('avgPool', x, attrs, call)),

  kernel<{ dy: TensorInfo; input: TensorInfo }, Attrs>('MaxPoolGrad', ({ dy, input }, attrs, call) => {
    const dx = call.output(input.shape, 'float32');
    const window = windowAt(poolWindow(input, attrs), call);
    call.k.maxPoolGrad(call.ptr(input), call.ptr(dy), call.ptr(dx), window);
    return dx;
  }),

  kernel<{ dy: TensorInfo; input: TensorInfo }, Attrs>('AvgPoolGrad', ({ dy, input }, attrs, call) => {
    const dx = call.output(input.shape, 'float32');
    call.k.avgPoolGrad(call.ptr(dy), call.ptr(dx), windowAt(poolWindow(input, attrs), call));
    return dx;
  }),
];
