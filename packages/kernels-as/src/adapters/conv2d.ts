import { type TensorInfo, util } from '@tensorflow/tfjs-core';
import { activate, addBias, compose, type Fusion } from './helpers/fusion.ts';
import { type Call, kernel } from './helpers/kernel.ts';
import {
  convolutionWindow,
  expectShape,
  type Placement,
  type WindowInfo,
  windowAt,
} from './helpers/window.ts';
import { suitsWinograd, winogradBackpropFilter, winogradBackpropInput, winogradForward } from './winograd.ts';

type Attrs = Placement & { dataFormat: 'NHWC' | 'NCHW' };

/** Runs `inner` on NHWC images and returns its result in the caller's format. */
function inFormat(
  { dataFormat }: Attrs,
  images: TensorInfo[],
  call: Call,
  inner: (...images: TensorInfo[]) => TensorInfo,
): TensorInfo {
  if (dataFormat !== 'NCHW') return inner(...images);
  const moved = images.map((x) => transpose(x, [0, 2, 3, 1], call));
  const y = inner(...moved);
  const result = transpose(y, [0, 3, 1, 2], call);
  for (const x of [...moved, y]) call.free(x);
  return result;
}

function transpose(x: TensorInfo, perm: number[], call: Call): TensorInfo {
  return compose('Transpose', { x }, { perm }, call);
}

function conv2D(x: TensorInfo, filter: TensorInfo, attrs: Attrs, call: Call): TensorInfo {
  const info = convolutionWindow(x.shape, filter.shape, attrs);
  const y = call.output(info.outShape, 'float32');
  const pointers = [call.ptr(x), call.ptr(filter), call.ptr(y)] as const;
  if (sumsNothing(info)) zero(y, call);
  else if (suitsWinograd(info)) winogradForward(pointers, info, call);
  else call.k.conv2d(...pointers, ...directWork(info, call));
  return y;
}

/** The window and workspace of a convolution that goes the direct way. */
function directWork(info: WindowInfo, call: Call): [window: number, workspace: number] {
  const window = windowAt(info, call);
  return [window, call.workspace('conv2d', window)];
}

/** Whether the image, the filter or the output has no elements, so that there is nothing to sum. */
function sumsNothing(info: WindowInfo): boolean {
  return [info.inShape, info.filterShape, info.outShape].some((shape) => shape.includes(0));
}

function zero(y: TensorInfo, call: Call): void {
  call.k.fillInt(call.ptr(y), call.data(y).length, 0);
}

/** A bias or prelu slope per channel, brought to the axis where NCHW has its channels. */
function perChannel(x: TensorInfo | undefined, { dataFormat }: Attrs): TensorInfo | undefined {
  if (!x || dataFormat !== 'NCHW' || x.shape.length !== 1 || x.shape[0] === 1) return x;
  return { ...x, shape: [x.shape[0], 1, 1] };
}

/** Conv2D, its gradients and FusedConv2D. */
export const conv2d = [
  kernel<{ x: TensorInfo; filter: TensorInfo }, Attrs>('Conv2D', ({ x, filter }, attrs, call) =>
    inFormat(attrs, [x], call, (image) => conv2D(image, filter, attrs, call)),
  ),

  kernel<
    { x: TensorInfo; filter: TensorInfo; bias?: TensorInfo; preluActivationWeights?: TensorInfo },
    Attrs & Fusion
  >('FusedConv2D', ({ x, filter, bias, preluActivationWeights }, attrs, call) => {
    const y = inFormat(attrs, [x], call, (image) => conv2D(image, filter, attrs, call));
    const sum = addBias(y, perChannel(bias, attrs), call);
    return activate(sum, attrs, perChannel(preluActivationWeights, attrs), call);
  }),

  kernel<{ dy: TensorInfo; filter: TensorInfo }, Attrs & { inputShape: number[] }>(
    'Conv2DBackpropInput',
    ({ dy, filter }, attrs, call) =>
      inFormat(attrs, [dy], call, (gradient) => {
        const info = convolutionWindow(imageShape(attrs.inputShape, attrs), filter.shape, attrs);
        const dx = call.output(info.inShape, 'float32');
        const seen = corner(gradient, info.outShape, call);
        const pointers = [call.ptr(seen), call.ptr(filter), call.ptr(dx)] as const;
        if (sumsNothing(info)) zero(dx, call);
        else if (suitsWinograd(info)) winogradBackpropInput(pointers, info, call);
        else call.k.conv2dBackpropInput(...pointers, ...directWork(info, call));
        if (seen !== gradient) call.free(seen);
        return dx;
      }),
  ),

  kernel<{ x: TensorInfo; dy: TensorInfo }, Attrs & { filterShape: number[] }>(
    'Conv2DBackpropFilter',
    ({ x, dy }, attrs, call) => {
      const nchw = attrs.dataFormat === 'NCHW';
      const [image, gradient] = nchw ? [x, dy].map((t) => transpose(t, [0, 2, 3, 1], call)) : [x, dy];
      const info = convolutionWindow(image.shape, attrs.filterShape, attrs);
      expectShape('Conv2DBackpropFilter', gradient, info.outShape);
      const df = call.output(info.filterShape, 'float32');
      const pointers = [call.ptr(image), call.ptr(gradient), call.ptr(df)] as const;
      if (sumsNothing(info)) zero(df, call);
      else if (suitsWinograd(info)) winogradBackpropFilter(pointers, info, call);
      else call.k.conv2dBackpropFilter(...pointers, ...directWork(info, call));
      if (nchw) for (const t of [image, gradient]) call.free(t);
      return df;
    },
  ),
];

/** tfjs allows a dy that is larger than the convolution's output, and uses the corner that the window reaches. */
function corner(dy: TensorInfo, size: number[], call: Call): TensorInfo {
  if (util.arraysEqual(dy.shape, size)) return dy;
  util.assert(
    size.every((n, axis) => n <= dy.shape[axis]),
    () => `Conv2DBackpropInput: expected dy of shape [${size}], got [${dy.shape}].`,
  );
  return compose('Slice', { x: dy }, { begin: [0, 0, 0, 0], size }, call);
}

function imageShape(shape: number[], { dataFormat }: Attrs): number[] {
  return dataFormat === 'NCHW' ? [shape[0], shape[2], shape[3], shape[1]] : shape;
}
