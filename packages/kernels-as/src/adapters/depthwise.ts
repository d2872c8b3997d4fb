import { backend_util, type TensorInfo, util } from '@tensorflow/tfjs-core';
import { activate, addBias, type Fusion } from './helpers/fusion.ts';
import { type Call, kernel } from './helpers/kernel.ts';
import {
  convolutionWindow,
  expectShape,
  type Placement,
  type WindowInfo,
  windowAt,
} from './helpers/window.ts';

function depthwiseWindow(image: number[], filter: number[], attrs: Placement): WindowInfo {
  const dilations = attrs.dilations ?? 1;
  util.assert(
    backend_util.eitherStridesOrDilationsAreOne(attrs.strides, dilations),
    () =>
      `depthwiseConv2d: expected strides or dilations to be 1, got strides ${attrs.strides} and dilations ${dilations}.`,
  );
  return convolutionWindow(image, filter, attrs, true);
}

function forward(x: TensorInfo, filter: TensorInfo, attrs: Placement, call: Call): TensorInfo {
  const info = depthwiseWindow(x.shape, filter.shape, attrs);
  const y = call.output(info.outShape, 'float32');
  call.k.depthwise(call.ptr(x), call.ptr(filter), call.ptr(y), windowAt(info, call));
  return y;
}

/** DepthwiseConv2dNative, its gradients and the fused one. */
export const depthwise = [
  kernel<{ x: TensorInfo; filter: TensorInfo }, Placement>(
    'DepthwiseConv2dNative',
    ({ x, filter }, attrs, call) => forward(x, filter, attrs, call),
  ),

  kernel<
    { x: TensorInfo; filter: TensorInfo; bias?: TensorInfo; preluActivationWeights?: TensorInfo },
    Placement & Fusion
  >('FusedDepthwiseConv2D', ({ x, filter, bias, preluActivationWeights }, attrs, call) =>
    activate(addBias(forward(x, filter, attrs, call), bias, call), attrs, preluActivationWeights, call),
  ),

  kernel<{ dy: TensorInfo; filter: TensorInfo }, Placement & { inputShape: number[] }>(
    'DepthwiseConv2dNativeBackpropInput',
    ({ dy, filter }, attrs, call) => {
      const info = depthwiseWindow(attrs.inputShape, filter.shape, attrs);
      expectShape('DepthwiseConv2dNativeBackpropInput', dy, info.outShape);
      const dx = call.output(info.inShape, 'float32');
      const window = windowAt(info, call);
      call.k.depthwiseBackpropInput(call.ptr(dy), call.ptr(filter), call.ptr(dx), window);
      return dx;
    },
  ),

  kernel<{ x: TensorInfo; dy: TensorInfo }, Placement & { filterShape: number[] }>(
    'DepthwiseConv2dNativeBackpropFilter',
    ({ x, dy }, attrs, call) => {
      const info = depthwiseWindow(x.shape, attrs.filterShape, attrs);
      expectShape('DepthwiseConv2dNativeBackpropFilter', dy, info.outShape);
      const dfilter = call.output(attrs.filterShape, 'float32');
      const window = windowAt(info, call);
      call.k.depthwiseBackpropFilter(call.ptr(x), call.ptr(dy), call.ptr(dfilter), window);
      return dfilter;
    },
  ),
];
