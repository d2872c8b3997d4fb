// The geometry of a window that slides over an image, for convolutions and pools.
import { backend_util } from '@tensorflow/tfjs-core';
import type { Call } from '../adapter.ts';

/** What tfjs computes from shapes, strides and padding. */
export type WindowInfo = backend_util.Conv2DInfo;

/** Attributes that place a window. */
export interface Placement {
  strides: [number, number] | number;
  pad: 'valid' | 'same' | number | backend_util.ExplicitPadding;
  dataFormat?: 'NHWC' | 'NCHW';
  dilations?: [number, number] | number | null;
  dimRoundingMode?: 'floor' | 'round' | 'ceil';
}

/** The window of a convolution whose image, in NHWC, and filter have these shapes. */
export function convolutionWindow(
  image: readonly number[],
  filter: readonly number[],
  { strides, pad, dataFormat, dilations, dimRoundingMode }: Placement,
  depthwise = false,
): WindowInfo {
  return backend_util.computeConv2DInfo(
    image as [number, number, number, number],
    filter as [number, number, number, number],
    strides,
    dilations ?? 1,
    dataFormat === 'NCHW' && typeof pad === 'object' ? [pad[0], pad[2], pad[3], pad[1]] : pad,
    dimRoundingMode,
    depthwise,
  );
}

/** Puts it where kernels read it (assembly/window.ts has the same order). Byte address. */
export function windowAt(info: WindowInfo, call: Call): number {
  return call.ints([
    info.batchSize,
    info.inHeight,
    info.inWidth,
    info.inChannels,
    info.outHeight,
    info.outWidth,
    info.outChannels,
    info.filterHeight,
    info.filterWidth,
    info.strideHeight,
    info.strideWidth,
    info.dilationHeight,
    info.dilationWidth,
    info.padInfo.top,
    info.padInfo.left,
  ]);
}
