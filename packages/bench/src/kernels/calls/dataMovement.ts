// Calls of kernels that move elements, resample images or multiply matrices.
import { any, call, each, IMAGE, index, type KernelCall, LAYER, pair } from './call.ts';

/** Kernels that copy or rearrange elements. */
export const moves: KernelCall[] = [
  call('Transpose', { x: any(64, 128) }, { perm: [1, 0] }),
  call('Transpose', { x: any(1024, 1024) }, { perm: [1, 0] }),
  call('Transpose', { x: any(64, 1024) }, { perm: [1, 0] }),
  call('Transpose', { x: any(16384, 64) }, { perm: [1, 0] }),
  call('Transpose', { x: any(16384, 3) }, { perm: [1, 0] }),
  call('Transpose', { x: any(3, 16384) }, { perm: [1, 0] }),
  call('Transpose', { x: any(...IMAGE) }, { perm: [0, 3, 1, 2] }),
  call('Transpose', { x: any(4, 4, 64, 128) }, { perm: [0, 1, 3, 2] }),
  call('Concat', [any(...LAYER), any(...LAYER)], { axis: 0 }),
  call('Concat', [any(...LAYER), any(64, 10)], { axis: 1 }),
  call('Concat', [any(...IMAGE), any(...IMAGE)], { axis: 3 }),
  call('Slice', { x: any(128, 1024) }, { begin: [32, 0], size: [64, 1024] }),
  call('Slice', { x: any(...IMAGE) }, { begin: [0, 0, 0, 16], size: [64, 16, 16, 32] }),
  call('Slice', { x: any(64, 18, 18, 64) }, { begin: [0, 1, 1, 0], size: IMAGE }),
  call(
    'StridedSlice',
    { x: any(...IMAGE) },
    {
      begin: [0, 0, 0, 0],
      end: IMAGE,
      strides: [1, 2, 2, 1],
      beginMask: 0,
      endMask: 0,
      ellipsisMask: 0,
      newAxisMask: 0,
      shrinkAxisMask: 0,
    },
  ),
  call('SplitV', { x: any(...LAYER) }, { numOrSizeSplits: [512, 512], axis: 1 }),
  call(
    'PadV2',
    { x: any(...IMAGE) },
    {
      paddings: [
        [0, 0],
        [1, 1],
        [1, 1],
        [0, 0],
      ],
      constantValue: 0,
    },
  ),
  call(
    'PadV2',
    { x: any(64, 28, 28, 1) },
    {
      paddings: [
        [0, 0],
        [2, 2],
        [2, 2],
        [0, 0],
      ],
      constantValue: 0,
    },
  ),
  call(
    'MirrorPad',
    { x: any(...IMAGE) },
    {
      paddings: [
        [0, 0],
        [1, 1],
        [1, 1],
        [0, 0],
      ],
      mode: 'reflect',
    },
  ),
  call('Tile', { x: any(...LAYER) }, { reps: [2, 2] }),
  call('Tile', { x: any(64, 1) }, { reps: [1, 1024] }),
  call('Reverse', { x: any(64, 32, 32, 3) }, { dims: [2] }),
  call('Reverse', { x: any(...LAYER) }, { dims: [1] }),
  call('GatherV2', { x: any(1024, 784), indices: index(1024, 64) }, { axis: 0, batchDims: 0 }),
  call('GatherV2', { x: any(4096, 2), indices: index(4096, 256) }, { axis: 0, batchDims: 0 }),
  call('OneHot', { indices: index(10, 64) }, { dtype: 'float32', depth: 10, onValue: 1, offValue: 0 }),
  call('OneHot', { indices: index(256, 1024) }, { dtype: 'float32', depth: 256, onValue: 1, offValue: 0 }),
  call('Pack', [any(...LAYER), any(...LAYER)], { axis: 0 }),
  call('Unpack', { value: any(8, 8192) }, { axis: 0 }),
  call('DepthToSpace', { x: any(...IMAGE) }, { blockSize: 2, dataFormat: 'NHWC' }),
  ...each('Identity OnesLike ZerosLike', { x: any(...LAYER) }),
  call('ExpandDims', { input: any(...LAYER) }, { dim: 0 }),
  call('Reshape', { x: any(...LAYER) }, { shape: [65536] }),
  call('Fill', {}, { shape: IMAGE, value: 1, dtype: 'float32' }),
  call('Range', {}, { start: 0, stop: 1024, step: 1, dtype: 'float32' }),
  call('LinSpace', {}, { start: 0, stop: 1, num: 1024 }),
];

const pool = (strides = 2) => ({ filterSize: 2, strides, pad: 'valid' });
const window = (strides: number) => ({
  strides,
  pad: 'same',
  dataFormat: 'NHWC',
  dilations: 1,
  dimRoundingMode: undefined,
});
const resize = (size: number[]) => ({ alignCorners: false, halfPixelCenters: false, size });
/** Pooling, resizing and depthwise convolution. */
export const images: KernelCall[] = [
  ...[any(64, 32, 32, 64), any(64, 32, 32, 3), any(64, 28, 28, 1)].flatMap((x) => [
    call('MaxPool', { x }, pool()),
    call('AvgPool', { x }, pool()),
  ]),
  call('MaxPool', { x: any(64, 16, 16, 64) }, { filterSize: 3, strides: 2, pad: 'same' }),
  call(
    'MaxPoolGrad',
    { dy: any(64, 16, 16, 64), input: any(64, 32, 32, 64), output: any(64, 16, 16, 64) },
    pool(),
  ),
  call('AvgPoolGrad', { dy: any(64, 16, 16, 64), input: any(64, 32, 32, 64) }, pool()),
  ...['ResizeNearestNeighbor', 'ResizeBilinear'].flatMap((kernel) => [
    call(kernel, { images: any(...IMAGE) }, resize([32, 32])),
    call(kernel, { images: any(64, 16, 16, 3) }, resize([32, 32])),
    call(kernel, { images: any(64, 32, 32, 64) }, resize([16, 16])),
    call(`${kernel}Grad`, { images: any(...IMAGE), dy: any(64, 32, 32, 64) }, resize([16, 16])),
  ]),
  call('DepthwiseConv2dNative', { x: any(...IMAGE), filter: any(3, 3, 64, 1) }, window(1)),
  call('DepthwiseConv2dNative', { x: any(64, 32, 32, 32), filter: any(4, 4, 32, 1) }, window(2)),
];

/** Matrix products and convolutions. */
export const products: KernelCall[] = [
  ...[
    [64, 100, 256],
    [64, 1024, 784],
    [256, 128, 128],
    [64, 32, 1],
  ].flatMap(([m, k, n]) => [
    call('BatchMatMul', pair(any(1, m, k), any(1, k, n)), { transposeA: false, transposeB: false }),
    call('BatchMatMul', pair(any(1, k, m), any(1, k, n)), { transposeA: true, transposeB: false }),
    call('BatchMatMul', pair(any(1, m, k), any(1, n, k)), { transposeA: false, transposeB: true }),
  ]),
  call(
    '_FusedMatMul',
    { a: any(1, 64, 512), b: any(1, 512, 1024), bias: any(1024) },
    { transposeA: false, transposeB: false, activation: 'relu' },
  ),
  call('Conv2D', { x: any(64, 32, 32, 3), filter: any(4, 4, 3, 64) }, window(2)),
  call('Conv2D', { x: any(64, 16, 16, 64), filter: any(4, 4, 64, 128) }, window(2)),
  call(
    'FusedConv2D',
    { x: any(64, 16, 16, 64), filter: any(4, 4, 64, 128), bias: any(128) },
    { ...window(2), activation: 'relu' },
  ),
  call(
    'Conv2DBackpropInput',
    { dy: any(64, 8, 8, 128), filter: any(4, 4, 64, 128) },
    { ...window(2), inputShape: [64, 16, 16, 64] },
  ),
  call(
    'FusedDepthwiseConv2D',
    { x: any(...IMAGE), filter: any(3, 3, 64, 1), bias: any(64) },
    { ...window(1), activation: 'relu' },
  ),
];
