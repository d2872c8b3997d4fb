// The geometry of a window that slides over an image, for convolutions and pools.
import { backend_util, type TensorInfo, util } from '@tensorflow/tfjs-core';
import { windowWords } from '../../../build/structs.ts';
import type { Call } from './kernel.ts';

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
  expectChannels(image, filter);
  const info = backend_util.computeConv2DInfo(
    image as [number, number, number, number],
    filter as [number, number, number, number],
    strides,
    dilations ?? 1,
    dataFormat === 'NCHW' && typeof pad === 'object' ? [pad[0], pad[2], pad[3], pad[1]] : pad,
    dimRoundingMode,
    depthwise,
  );
  return placed(info);
}

/** The window of a pool over images of this shape, in NHWC. */
export function poolWindow(
  image: readonly number[],
  { filterSize, strides, pad, dimRoundingMode }: Placement & { filterSize: [number, number] | number },
): WindowInfo {
  const shape = image as [number, number, number, number];
  return placed(backend_util.computePool2DInfo(shape, filterSize, strides, 1, pad, dimRoundingMode));
}

/** A window that kernels can trust: tfjs computes sizes below zero where one is larger than the image and its padding. */
function placed(info: WindowInfo): WindowInfo {
  const { top, bottom, left, right } = info.padInfo;
  expectWhole({
    strides: [info.strideHeight, info.strideWidth],
    dilations: [info.dilationHeight, info.dilationWidth],
    sizes: [info.filterHeight, info.filterWidth],
    paddings: [top, bottom, left, right],
  });
  if (!(info.outHeight >= 0 && info.outWidth >= 0)) {
    throw new Error(
      `window: expected one of at most ${top + info.inHeight + bottom} x ${left + info.inWidth + right}, the image and its padding, got ${info.effectiveFilterHeight} x ${info.effectiveFilterWidth}.`,
    );
  }
  info.outHeight = Math.max(0, info.outHeight); // -0 is 0
  info.outWidth = Math.max(0, info.outWidth);
  info.outShape = [info.batchSize, info.outHeight, info.outWidth, info.outChannels];
  return info;
}

/** Throws where a filter [..., in, out] is not for the channels of an image or volume [..., in]. */
export function expectChannels(image: readonly number[], filter: readonly number[]): void {
  if (image.length === filter.length && image.at(-1) === filter.at(-2)) return;
  throw new Error(`window: expected a filter for ${image.at(-1)} channels, got [${filter}].`);
}

interface Counts {
  strides: number[];
  dilations: number[];
  /** Of the window. */
  sizes: number[];
  paddings: number[];
}

/** Throws where what places a window is not whole, or below what it can be. The rule is one for images and volumes. */
export function expectWhole(counts: Counts): void {
  const least: Counts = { strides: [1], dilations: [1], sizes: [0], paddings: [Number.NEGATIVE_INFINITY] };
  for (const name of Object.keys(least) as (keyof Counts)[])
    if (!counts[name].every((n) => Number.isInteger(n) && n >= least[name][0]))
      throw new Error(
        `window: expected strides and dilations of at least 1 and whole sizes and paddings, got ${name} ${counts[name]}.`,
      );
}

/** Throws where the gradient of a window's result has not its shape: kernels would read what lies behind it. */
export function expectShape(kernelName: string, dy: TensorInfo, shape: number[]): void {
  if (util.arraysEqual(dy.shape, shape)) return;
  throw new Error(`${kernelName}: expected a gradient of shape [${shape}], got [${dy.shape}].`);
}

/** What kernels want to know of a window; of one over images, nothing about depth. */
export type WindowWords = Omit<Geometry, 'padInfo'> & {
  padInfo: { top: number; left: number; front?: number };
} & Partial<Depth>;

type Geometry = Pick<
  WindowInfo,
  | 'batchSize'
  | 'inHeight'
  | 'inWidth'
  | 'inChannels'
  | 'outHeight'
  | 'outWidth'
  | 'outChannels'
  | 'filterHeight'
  | 'filterWidth'
  | 'strideHeight'
  | 'strideWidth'
  | 'dilationHeight'
  | 'dilationWidth'
  | 'padInfo'
>;

type Depth = Pick<
  backend_util.Conv3DInfo,
  'inDepth' | 'outDepth' | 'filterDepth' | 'strideDepth' | 'dilationDepth'
>;

/** Puts it where kernels read it. Byte address. */
export function windowAt(info: WindowWords, call: Call): number {
  const { padInfo } = info;
  const words = windowWords({
    batch: info.batchSize,
    inHeight: info.inHeight,
    inWidth: info.inWidth,
    inChannels: info.inChannels,
    outHeight: info.outHeight,
    outWidth: info.outWidth,
    outChannels: info.outChannels,
    filterHeight: info.filterHeight,
    filterWidth: info.filterWidth,
    strideHeight: info.strideHeight,
    strideWidth: info.strideWidth,
    dilationHeight: info.dilationHeight,
    dilationWidth: info.dilationWidth,
    top: padInfo.top,
    left: padInfo.left,
    notFinite: 0,
    inDepth: info.inDepth ?? 1,
    outDepth: info.outDepth ?? 1,
    filterDepth: info.filterDepth ?? 1,
    strideDepth: info.strideDepth ?? 1,
    dilationDepth: info.dilationDepth ?? 1,
    front: padInfo.front ?? 0,
  });
  return call.ints(words);
}
