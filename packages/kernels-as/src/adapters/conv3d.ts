// Convolutions and pools of NDHWC volumes.
import { backend_util, type TensorInfo, util } from '@tensorflow/tfjs-core';
import { type Call, kernel } from './helpers/kernel.ts';
import { expectChannels, expectWhole, windowAt } from './helpers/window.ts';

type Shape5 = [number, number, number, number, number];
type Triple = [number, number, number] | number;

/** What tfjs computes from shapes, strides and padding. */
export type VolumeInfo = backend_util.Conv3DInfo;

/** Attributes that place a window in a volume. */
export interface VolumePlacement {
  strides: Triple;
  pad: 'valid' | 'same' | number;
  dilations?: Triple | null;
}

/** The window, if it has a place in the volume. */
export function fitting(info: VolumeInfo): VolumeInfo {
  const { inDepth, inHeight, inWidth, filterDepth, filterHeight, filterWidth, outShape } = info;
  const { front, back, top, bottom, left, right } = info.padInfo;
  expectWhole({
    strides: [info.strideDepth, info.strideHeight, info.strideWidth],
    dilations: [info.dilationDepth, info.dilationHeight, info.dilationWidth],
    sizes: [filterDepth, filterHeight, filterWidth],
    paddings: [front, back, top, bottom, left, right],
  });
  const [volume, window] = [
    [inDepth, inHeight, inWidth],
    [filterDepth, filterHeight, filterWidth],
  ];
  util.assert(
    outShape.every((size) => size >= 0),
    () => `window: expected one that fits a volume of [${volume}] with its padding, got [${window}].`,
  );
  return info;
}

function volumeWindow(volume: number[], filter: number[], attrs: VolumePlacement): VolumeInfo {
  const { strides, dilations, pad } = attrs;
  expectChannels(volume, filter);
  const info = backend_util.computeConv3DInfo(
    volume as Shape5,
    filter as Shape5,
    strides,
    dilations ?? 1,
    pad,
  );
  return fitting(info);
}

/** Runs a kernel of two inputs and one output over a window. */
function run(
  name: 'conv3d' | 'conv3dBackpropFilter' | 'conv3dBackpropInput',
  [a, b]: [TensorInfo, TensorInfo],
  shape: number[],
  info: VolumeInfo,
  call: Call,
): TensorInfo {
  const y = call.output(shape, 'float32');
  const pointers = [call.ptr(a), call.ptr(b), call.ptr(y)] as const;
  call.k[name](...pointers, windowAt(info, call), call.workspace('matMul'));
  return y;
}

/** Throws where a gradient is not that of the window's output. */
export function expectShape(kernelName: string, { shape }: TensorInfo, expected: number[]): void {
  util.assert(
    util.arraysEqual(shape, expected),
    () => `${kernelName}: expected dy of shape [${expected}], got [${shape}].`,
  );
}

/** Conv3D and its gradients. */
export const conv3d = [
  kernel<{ x: TensorInfo; filter: TensorInfo }, VolumePlacement>('Conv3D', ({ x, filter }, attrs, call) => {
    const info = volumeWindow(x.shape, filter.shape, attrs);
    return run('conv3d', [x, filter], info.outShape, info, call);
  }),

  kernel<{ x: TensorInfo; dy: TensorInfo }, VolumePlacement & { filterShape: number[] }>(
    'Conv3DBackpropFilterV2',
    ({ x, dy }, attrs, call) => {
      const info = volumeWindow(x.shape, attrs.filterShape, attrs);
      expectShape('Conv3DBackpropFilterV2', dy, info.outShape);
      return run('conv3dBackpropFilter', [x, dy], attrs.filterShape, info, call);
    },
  ),

  kernel<{ dy: TensorInfo; filter: TensorInfo }, VolumePlacement & { inputShape: number[] }>(
    'Conv3DBackpropInputV2',
    ({ dy, filter }, attrs, call) => {
      const info = volumeWindow(attrs.inputShape, filter.shape, attrs);
      expectShape('Conv3DBackpropInputV2', dy, info.outShape);
      return run('conv3dBackpropInput', [dy, filter], attrs.inputShape, info, call);
    },
  ),
];
