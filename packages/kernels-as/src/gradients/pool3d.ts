// Pools of volumes: as a pool of every slice, then one along the depth, so that their gradients are those of images.
import {
  AvgPool3D,
  backend_util,
  type GradConfig,
  MaxPool,
  MaxPool3D,
  type NamedAttrMap,
  reshape,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { detach } from '../ops/detach.ts';
import { run } from './helpers/run.ts';
import type { PoolAttrs } from './helpers/window.ts';
import { zeros } from './helpers/zeros.ts';
import { avgPoolGrad, maxPoolGrad } from './pool.ts';

type Triple = [number, number, number];
type Shape4 = [number, number, number, number];

/** The two pools as attributes of pools of images, and the shapes of their inputs and of their results. */
function passes(shape: number[], attrs: NamedAttrMap) {
  const { filterSize, strides, pad, dimRoundingMode } = attrs as unknown as {
    filterSize: Triple;
    strides: Triple;
    pad: 'same' | 'valid' | number;
    dimRoundingMode?: 'floor';
  };
  const volume = shape as [number, number, number, number, number];
  const info = backend_util.computePool3DInfo(volume, filterSize, strides, 1, pad, dimRoundingMode, 'NDHWC');
  const { batchSize, inDepth, inHeight, inWidth, inChannels, outDepth, outHeight, outWidth } = info;
  const { front, back, top, bottom, left, right } = info.padInfo;
  const explicit = (rows: [number, number], columns: [number, number]) =>
    [[0, 0], rows, columns, [0, 0]] as unknown as 'same';
  const slices: PoolAttrs = {
    filterSize: [info.filterHeight, info.filterWidth],
    strides: [info.strideHeight, info.strideWidth],
    pad: explicit([top, bottom], [left, right]),
    dimRoundingMode,
  };
  const depth: PoolAttrs = {
    filterSize: [info.filterDepth, 1],
    strides: [info.strideDepth, 1],
    pad: explicit([front, back], [0, 0]),
    dimRoundingMode,
  };
  const area = outHeight * outWidth;
  return {
    slices: { attrs: slices, from: [batchSize * inDepth, inHeight, inWidth, inChannels] as Shape4 },
    between: [batchSize * inDepth, outHeight, outWidth, inChannels] as Shape4,
    depth: { attrs: depth, from: [batchSize, inDepth, area, inChannels] as Shape4 },
    to: [batchSize, outDepth, area, inChannels] as Shape4,
  };
}

function maxGrad(dy: Tensor, x: Tensor, attrs: NamedAttrMap): Tensor {
  const { slices, between, depth, to } = passes(x.shape, attrs);
  const images = reshape(detach(x), slices.from);
  const tops = run(MaxPool, { x: images }, slices.attrs);
  const tall = reshape(tops, depth.from);
  const dTall = maxPoolGrad(reshape(dy, to), tall, run(MaxPool, { x: tall }, depth.attrs), depth.attrs);
  return reshape(maxPoolGrad(reshape(dTall, between), images, tops, slices.attrs), x.shape);
}

function avgGrad(dy: Tensor, { shape }: Tensor, attrs: NamedAttrMap): Tensor {
  const { slices, between, depth, to } = passes(shape, attrs);
  const dTall = avgPoolGrad(reshape(dy, to), zeros(depth.from), depth.attrs);
  return reshape(avgPoolGrad(reshape(dTall, between), zeros(slices.from), slices.attrs), shape);
}

/** No position, no gradient: windows of images that are larger than the image are refused. */
const gradOf = (grad: typeof maxGrad, dy: Tensor, x: Tensor, attrs: NamedAttrMap): Tensor =>
  dy.size === 0 ? zeros(x.shape) : grad(dy, x, attrs);

/** Gradients of MaxPool3D, AvgPool3D and of their own gradients. */
export const pool3d: GradConfig[] = [
  {
    kernelName: MaxPool3D,
    inputsToSave: ['x'],
    gradFunc: (dy, [x], attrs) => ({ x: () => gradOf(maxGrad, dy as Tensor, x, attrs) }),
  },
  {
    kernelName: AvgPool3D,
    inputsToSave: ['x'],
    gradFunc: (dy, [x], attrs) => ({ x: () => gradOf(avgGrad, dy as Tensor, x, attrs) }),
  },
];
