import { type TensorInfo, util } from '@tensorflow/tfjs-core';
import { bilinearRowWords } from '../../build/structs.ts';
import { compose } from './helpers/fusion.ts';
import { type Call, kernel } from './helpers/kernel.ts';

interface Attrs {
  alignCorners: boolean;
  halfPixelCenters: boolean;
}

type Name = 'resizeNearest' | 'resizeNearestGrad' | 'resizeBilinear' | 'resizeBilinearGrad';
type Table = (from: number, to: number, attrs: Attrs) => ArrayLike<number>;

/** The place in the input, fractional, of the centre (or corner) of output pixel i. */
function source(from: number, to: number, { alignCorners, halfPixelCenters }: Attrs) {
  const corners = alignCorners && to > 1 ? 1 : 0;
  const ratio = (from - corners) / (to - corners);
  return (i: number) => ratio * (halfPixelCenters ? i + 0.5 : i);
}

/** Per output row or column: the input row or column nearest to it. */
const nearest: Table = (from, to, attrs) => {
  const at = source(from, to, attrs);
  const round = attrs.alignCorners ? Math.round : Math.floor;
  return Array.from({ length: to }, (_, i) => Math.min(from - 1, round(at(i))));
};

/** Per output row or column: the input ones before and after it, and the float32 weight of the second. */
const bilinear: Table = (from, to, attrs) => {
  const at = source(from, to, attrs);
  return Array.from({ length: to }, (_, i) => {
    const place = at(i) - (attrs.halfPixelCenters ? 0.5 : 0);
    const before = Math.max(0, Math.floor(place));
    const after = Math.min(from - 1, Math.max(0, Math.ceil(place)));
    return bilinearRowWords({ before, after, weight: before < after ? place - before : 0 });
  }).flat();
};

/** Throws where there are pixels to be made of none, or gradients that are not of these images. */
function expectPixels([batch, inHeight, inWidth, channels]: number[], target: number[]): void {
  const [outBatch, outHeight, outWidth, outChannels] = target;
  util.assert(
    inHeight * inWidth > 0 || outHeight * outWidth * batch * channels === 0,
    () => `resize: expected images with pixels, got ${inHeight} x ${inWidth}.`,
  );
  util.assert(
    batch === outBatch && channels === outChannels,
    () => `resize: expected a gradient of ${batch} images of ${channels} channels, got [${target}].`,
  );
}

/** Runs a kernel from or to (where it is a gradient) images of shape `small`, the other side being of size [height, width]. */
function run(
  name: Name,
  table: Table,
  x: TensorInfo,
  y: TensorInfo,
  [batch, inHeight, inWidth, channels]: number[],
  [outHeight, outWidth]: number[],
  attrs: Attrs,
  call: Call,
): TensorInfo {
  const rows = call.ints(table(inHeight, outHeight, attrs));
  const columns = call.ints(table(inWidth, outWidth, attrs));
  const sizes = [batch, inHeight, inWidth, outHeight, outWidth, channels] as const;
  if (name === 'resizeBilinear') {
    const workspace = call.workspace('resizeBilinear', outWidth, channels);
    call.k.resizeBilinear(call.ptr(x), call.ptr(y), rows, columns, workspace, ...sizes);
  } else call.k[name](call.ptr(x), call.ptr(y), rows, columns, ...sizes);
  return y;
}

function resized(shape: number[], [height, width]: number[]): number[] {
  return [shape[0], height, width, shape[3]];
}

type Forward = Attrs & { size: [number, number] };
type Gradient = { images: TensorInfo; dy: TensorInfo };

/** ResizeNearestNeighbor, ResizeBilinear and their gradients. */
export const resize = [
  kernel<{ images: TensorInfo }, Forward>('ResizeNearestNeighbor', ({ images }, attrs, call) => {
    expectPixels(images.shape, resized(images.shape, attrs.size));
    const y = call.output(resized(images.shape, attrs.size), images.dtype);
    return run('resizeNearest', nearest, images, y, images.shape, attrs.size, attrs, call);
  }),

  kernel<Gradient, Attrs>('ResizeNearestNeighborGrad', ({ images, dy }, attrs, call) => {
    expectPixels(images.shape, dy.shape);
    const dx = call.output(images.shape, 'float32');
    return run('resizeNearestGrad', nearest, dy, dx, images.shape, dy.shape.slice(1), attrs, call);
  }),

  kernel<{ images: TensorInfo }, Forward>('ResizeBilinear', ({ images }, attrs, call) => {
    expectPixels(images.shape, resized(images.shape, attrs.size));
    const integer = images.dtype !== 'float32';
    const x = integer ? compose('Cast', { x: images }, { dtype: 'float32' }, call) : images;
    const y = call.output(resized(images.shape, attrs.size), 'float32');
    run('resizeBilinear', bilinear, x, y, images.shape, attrs.size, attrs, call);
    if (integer) call.free(x);
    return y;
  }),

  kernel<Gradient, Attrs>('ResizeBilinearGrad', ({ images, dy }, attrs, call) => {
    expectPixels(images.shape, dy.shape);
    const dx = call.output(images.shape, 'float32');
    return run('resizeBilinearGrad', bilinear, dy, dx, images.shape, dy.shape.slice(1), attrs, call);
  }),
];
