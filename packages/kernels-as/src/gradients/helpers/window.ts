import { backend_util } from '@tensorflow/tfjs-core';
import { type Weights, weights } from './separableAdjoint.ts';

/** Attributes of pools of images. */
export type PoolAttrs = {
  filterSize: [number, number] | number;
  strides: [number, number] | number;
  pad: 'valid' | 'same' | number;
  dimRoundingMode?: 'floor' | 'round' | 'ceil';
};

type Info = backend_util.Conv2DInfo;

/** The geometry of a pooling of `shape` [batch, height, width, channels]. */
export function poolInfo(shape: number[], attrs: PoolAttrs): Info {
  const { filterSize, strides, pad, dimRoundingMode } = attrs;
  return backend_util.computePool2DInfo(
    shape as [number, number, number, number],
    filterSize,
    strides,
    1,
    pad,
    dimRoundingMode,
  );
}

/** The weights of the mean over each window, without what hangs over the border, for rows and for columns. */
export function meanWindow(info: Info): [Weights, Weights] {
  const axis = (outputs: number, inputs: number, filter: number, stride: number, before: number) =>
    weights(outputs, inputs, (i, add) => {
      const from = Math.max(0, i * stride - before);
      const to = Math.min(inputs, i * stride - before + filter);
      for (let j = from; j < to; j++) add(j, 1 / (to - from));
    });
  const { outHeight, inHeight, filterHeight, strideHeight, padInfo } = info;
  return [
    axis(outHeight, inHeight, filterHeight, strideHeight, padInfo.top),
    axis(info.outWidth, info.inWidth, info.filterWidth, info.strideWidth, padInfo.left),
  ];
}
