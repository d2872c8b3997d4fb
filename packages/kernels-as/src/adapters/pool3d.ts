// Pools of NDHWC volumes: one of every slice, then one along the depth of what that gives. The first maximum of a window is
// that of the first slice that has it.
import { backend_util, type TensorInfo, util } from '@tensorflow/tfjs-core';
import { expectShape, fitting, type VolumeInfo, type VolumePlacement } from './conv3d.ts';
import { type Call, kernel } from './helpers/kernel.ts';
import { type WindowWords, windowAt } from './helpers/window.ts';

type Attrs = VolumePlacement & { filterSize: [number, number, number] | number; dimRoundingMode?: 'floor' };

/** The windows over slices and along the depth, the number of elements between, and the shape of the result. */
function passes({ shape }: TensorInfo, attrs: Attrs) {
  const { filterSize, strides, pad, dimRoundingMode } = attrs;
  const volume = shape as [number, number, number, number, number];
  const info = fitting(
    backend_util.computePool3DInfo(volume, filterSize, strides, 1, pad, dimRoundingMode, 'NDHWC'),
  );
  const wide = info.outHeight * info.outWidth * info.inChannels;
  const { inHeight, inWidth, inChannels, outHeight, outWidth, outChannels } = info;
  const { filterHeight, filterWidth, strideHeight, strideWidth, padInfo } = info;
  const one = { dilationHeight: 1, dilationWidth: 1 };
  const slices: WindowWords = {
    ...{ batchSize: info.batchSize * info.inDepth, inHeight, inWidth, inChannels },
    ...{ outHeight, outWidth, outChannels, filterHeight, filterWidth, strideHeight, strideWidth },
    ...{ ...one, padInfo },
  };
  const depth: WindowWords = {
    ...{ batchSize: info.batchSize, inHeight: info.inDepth, inWidth: 1, inChannels: wide },
    ...{ outHeight: info.outDepth, outWidth: 1, outChannels: wide },
    ...{ filterHeight: info.filterDepth, filterWidth: 1, strideHeight: info.strideDepth, strideWidth: 1 },
    ...{ ...one, padInfo: { top: padInfo.front, left: 0 } },
  };
  return { slices, depth, between: slices.batchSize * wide, info };
}

function pooled(name: 'maxPool' | 'avgPool', x: TensorInfo, attrs: Attrs, call: Call): TensorInfo {
  const { slices, depth, between, info } = passes(x, attrs);
  const y = call.output(info.outShape, 'float32');
  const middle = call.temporary(4 * between);
  call.k[name](call.ptr(x), middle, windowAt(slices, call));
  call.k[name](middle, call.ptr(y), windowAt(depth, call));
  if (name === 'avgPool') clearEmpty(y, info, call);
  return y;
}

/** A mean of nothing is 0, as tfjs has it of volumes: where padding is as large as the window. */
function clearEmpty(y: TensorInfo, info: VolumeInfo, call: Call): void {
  const { front, top, left } = info.padInfo;
  const sides = [
    [1, info.outDepth, info.strideDepth, front, info.filterDepth, info.inDepth],
    [2, info.outHeight, info.strideHeight, top, info.filterHeight, info.inHeight],
    [3, info.outWidth, info.strideWidth, left, info.filterWidth, info.inWidth],
  ];
  for (const [axis, positions, stride, before, filter, size] of sides) {
    const outer = util.sizeFromShape(y.shape.slice(0, axis));
    const inner = util.sizeFromShape(y.shape.slice(axis + 1));
    for (let i = 0; i < positions; i++) {
      const from = i * stride - before;
      if (Math.min(from + filter, size) > Math.max(from, 0)) continue;
      for (let o = 0; o < outer; o++) call.k.fillInt(call.ptr(y) + 4 * (o * positions + i) * inner, inner, 0);
    }
  }
}

/** MaxPool3D, AvgPool3D and their gradients. */
export const pool3d = [
  kernel<{ x: TensorInfo }, Attrs>('MaxPool3D', ({ x }, attrs, call) => pooled('maxPool', x, attrs, call)),

  kernel<{ x: TensorInfo }, Attrs>('AvgPool3D', ({ x }, attrs, call) => pooled('avgPool', x, attrs, call)),

  kernel<{ dy: TensorInfo; input: TensorInfo }, Attrs>('MaxPool3DGrad', ({ dy, input }, attrs, call) => {
    const { slices, depth, between, info } = passes(input, attrs);
    expectShape('MaxPool3DGrad', dy, info.outShape);
    const dx = call.output(input.shape, 'float32');
    const [middle, dMiddle] = [call.temporary(4 * between), call.temporary(4 * between)];
    const window = windowAt(slices, call);
    call.k.maxPool(call.ptr(input), middle, window);
    call.k.maxPoolGrad(middle, call.ptr(dy), dMiddle, windowAt(depth, call));
    call.k.maxPoolGrad(call.ptr(input), dMiddle, call.ptr(dx), window);
    return dx;
  }),

  kernel<{ dy: TensorInfo; input: TensorInfo }, Attrs>('AvgPool3DGrad', ({ dy, input }, attrs, call) => {
    const { slices, depth, between, info } = passes(input, attrs);
    expectShape('AvgPool3DGrad', dy, info.outShape);
    const dx = call.output(input.shape, 'float32');
    const dMiddle = call.temporary(4 * between);
    call.k.avgPoolGrad(call.ptr(dy), dMiddle, windowAt(depth, call));
    call.k.avgPoolGrad(dMiddle, call.ptr(dx), windowAt(slices, call));
    return dx;
  }),
];
