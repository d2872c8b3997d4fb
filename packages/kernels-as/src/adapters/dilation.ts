// Dilation, and pooling that tells where its maxima were: of each, the places of maxima are found alike.
import { backend_util, type TensorInfo, util } from '@tensorflow/tfjs-core';
import { floats } from './helpers/elementwise.ts';
import { compose } from './helpers/fusion.ts';
import { type Call, kernel } from './helpers/kernel.ts';
import { expectWhole, type Placement, type WindowInfo, windowAt } from './helpers/window.ts';

type Size4 = [number, number, number, number];

interface Dilation {
  strides: [number, number] | number;
  pad: 'valid' | 'same' | number;
  dilations: [number, number] | number;
}

/** The window of a dilation, which must have a place in the image. */
function dilationWindow(x: TensorInfo, filter: TensorInfo, { strides, pad, dilations }: Dilation) {
  const info = backend_util.computeDilation2DInfo(
    x.shape as Size4,
    filter.shape as [number, number, number],
    strides,
    pad,
    'NHWC',
    dilations,
  );
  const { top, bottom, left, right } = info.padInfo;
  expectWhole({
    strides: [info.strideHeight, info.strideWidth],
    dilations: [info.dilationHeight, info.dilationWidth],
    sizes: [info.filterHeight, info.filterWidth],
    paddings: [top, bottom, left, right],
  });
  util.assert(
    x.shape[3] === filter.shape[2] && info.outShape.every((size) => size >= 0),
    () => `dilation2d: expected a filter that fits images of [${x.shape}], got [${filter.shape}].`,
  );
  return info;
}

/** dy added up where the maxima came from: in x, or in the filter. */
function backward(of: 'x' | 'filter', inputs: Backward, attrs: Dilation, call: Call): TensorInfo {
  const { x, filter, dy } = inputs;
  const info = dilationWindow(x, filter, attrs);
  util.assert(
    util.arraysEqual(dy.shape, info.outShape),
    () => `dilation2d: expected dy of shape [${info.outShape}], got [${dy.shape}].`,
  );
  const n = util.sizeFromShape(info.outShape);
  const at = call.temporary(4 * n);
  const [inX, inFilter] = of === 'x' ? [at, 0] : [0, at];
  call.k.dilation2d(floats(call, x), floats(call, filter), 0, inX, inFilter, windowAt(info, call), 0);
  const size = util.sizeFromShape(inputs[of].shape);
  const y = call.output(inputs[of].shape, 'float32');
  call.k.segmentSum(floats(call, dy), at, call.ptr(y), call.workspace('segmentSum', 1, size), n, 1, size);
  return asType(y, inputs[of].dtype, call);
}

interface Backward {
  x: TensorInfo;
  filter: TensorInfo;
  dy: TensorInfo;
}

function asType(y: TensorInfo, dtype: TensorInfo['dtype'], call: Call): TensorInfo {
  if (dtype === 'float32') return y;
  const z = compose('Cast', { x: y }, { dtype }, call);
  call.free(y);
  return z;
}

/** Dilation2D, its gradients and MaxPoolWithArgmax. */
export const dilation = [
  kernel<{ x: TensorInfo; filter: TensorInfo }, Dilation>('Dilation2D', ({ x, filter }, attrs, call) => {
    const info = dilationWindow(x, filter, attrs);
    const y = call.output(info.outShape, 'float32');
    const window = windowAt(info, call);
    call.k.dilation2d(floats(call, x), floats(call, filter), call.ptr(y), 0, 0, window, 0);
    return asType(y, x.dtype, call);
  }),

  kernel<Record<keyof Backward, TensorInfo>, Dilation>('Dilation2DBackpropInput', (inputs, attrs, call) =>
    backward('x', inputs, attrs, call),
  ),

  kernel<Record<keyof Backward, TensorInfo>, Dilation>('Dilation2DBackpropFilter', (inputs, attrs, call) =>
    backward('filter', inputs, attrs, call),
  ),

  kernel<
    { x: TensorInfo },
    Placement & { filterSize: [number, number] | number; includeBatchInIndex: boolean }
  >('MaxPoolWithArgmax', ({ x }, { filterSize, strides, pad, includeBatchInIndex }, call) => {
    const y = compose('MaxPool', { x }, { filterSize, strides, pad }, call);
    const info: WindowInfo = backend_util.computePool2DInfo(x.shape as Size4, filterSize, strides, 1, pad);
    const at = call.output(info.outShape, 'int32');
    const taps = info.filterHeight * info.filterWidth * info.inChannels;
    const zeros = call.temporary(4 * taps);
    call.k.fill(zeros, taps, 0);
    const window = windowAt(info, call);
    call.k.dilation2d(floats(call, x), zeros, 0, call.ptr(at), 0, window, Number(!includeBatchInIndex));
    return [y, at];
  }),
];
