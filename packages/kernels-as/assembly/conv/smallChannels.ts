// Convolutions of images with few channels, the first and last layers of a GAN: a row of taps is only a few floats. Images are padded
// first, so that no window crosses a border.
import { addHalves, addRuns, clearPadded, cropImages, padImages, paddedImageBytes, paddedRowBytes } from "./paddedImages";
import { aligned } from "../loops/align";
import { partStart } from "../loops/partition";
import { multiply, productAt } from "../gemm/driver";
import { outPixelBytes, pixelBytes, tapBytes } from "./addressing";
import { PRODUCT_BYTES } from "../gemm/blocking";
import { Axis } from "../gemm/stridedIndex";
import { Window } from "../shared/window";

/** Channels from which on images are used as they are. */
export const SMALL_CHANNELS = 8;
/** Bytes of padded images, unless one is larger. */
const PADDED_BYTES = 1 << 16;
/** Bytes of columns, unless those of one row of positions are more. */
const COLUMN_BYTES = 1 << 16;

/** Bytes of workspace that a convolution needs per thread, or one of its gradients: of a product, padded images and columns. */
export function convolutionBytes<T>(w: Window): T {
  if (w.inChannels >= SMALL_CHANNELS) return <T>PRODUCT_BYTES;
  const filter = <T>w.patch * <T>outPixelBytes(w);
  return <T>PRODUCT_BYTES + paddedBytes<T>(w) + aligned<T>(max<T>(columnBytes<T>(w), filter));
}

function paddedBytes<T>(w: Window): T {
  return aligned<T>(max<T>(<T>PADDED_BYTES, paddedImageBytes<T>(w)));
}

function columnBytes<T>(w: Window): T {
  return max<T>(<T>COLUMN_BYTES, <T>w.outWidth * <T>(w.patch << 2));
}

/** Images that are padded at a time. */
function imagesPerGroup(w: Window): i32 {
  return max(1, PADDED_BYTES / max(1, paddedImageBytes<i32>(w)));
}

/** All positions, in padded images. */
function paddedPositions(axis: Axis, w: Window): void {
  axis.nest(w.outWidth, w.outHeight, w.strideWidth * pixelBytes(w), w.strideHeight * paddedRowBytes<i32>(w), paddedImageBytes<i32>(w));
}

/** All elements of a patch, in padded images. */
function paddedPatch(axis: Axis, w: Window): void {
  axis.nest(w.inChannels, w.filterWidth, 4, w.dilationWidth * pixelBytes(w), w.dilationHeight * paddedRowBytes<i32>(w));
}

/** As conv2d. A part is some of the images. */
export function forwardSmallChannels(w: Window, x: usize, filter: usize, y: usize, workspace: usize, part: i32, parts: i32): void {
  const padded = workspace + PRODUCT_BYTES;
  const to = partStart(w.batch, 1, part + 1, parts);
  const area = w.outHeight * w.outWidth;
  for (let image = partStart(w.batch, 1, part, parts); image < to; image += imagesPerGroup(w)) {
    const count = min(imagesPerGroup(w), to - image);
    padImages(w, x, image, count, padded);
    const p = productAt(workspace, count * area, w.outChannels, w.patch);
    p.a = padded;
    p.b = filter;
    p.c = y + <usize>(image * area * outPixelBytes(w));
    p.kContiguousA = 1;
    p.kContiguousB = 0;
    paddedPositions(p.rowsA, w);
    paddedPatch(p.depthA, w);
    p.depthB.even(outPixelBytes(w));
    p.columnsB.even(4);
    p.rowsC.even(outPixelBytes(w));
    multiply(workspace, 0, 1);
  }
}

/** As conv2dBackpropFilter: the transpose is computed, because patches are short. A part is some of the filters. */
export function backpropFilterSmallChannels(w: Window, x: usize, dy: usize, dfilter: usize, workspace: usize, part: i32, parts: i32): void {
  const padded = workspace + PRODUCT_BYTES;
  const transposed = padded + paddedBytes<i32>(w);
  const area = w.outHeight * w.outWidth;
  const from = partStart(w.outChannels, 1, part, parts);
  const filters = partStart(w.outChannels, 1, part + 1, parts) - from;
  memory.fill(transposed, 0, <usize>(filters * w.patch) << 2);
  for (let image = 0; image < w.batch; image += imagesPerGroup(w)) {
    const count = min(imagesPerGroup(w), w.batch - image);
    padImages(w, x, image, count, padded);
    const p = productAt(workspace, filters, w.patch, count * area);
    p.a = dy + <usize>(image * area * outPixelBytes(w) + (from << 2));
    p.b = padded;
    p.c = transposed;
    p.overwrite = 0;
    p.kContiguousA = 0;
    p.kContiguousB = 0;
    p.rowsA.even(4);
    p.depthA.even(outPixelBytes(w));
    paddedPositions(p.depthB, w);
    paddedPatch(p.columnsB, w);
    p.rowsC.even(w.patch << 2);
    multiply(workspace, 0, 1);
  }
  for (let e = 0; e < w.patch; ++e) {
    const to = dfilter + <usize>((e * w.outChannels + from) << 2);
    for (let o = 0; o < filters; ++o) {
      store<f32>(to + (<usize>o << 2), load<f32>(transposed + (<usize>(o * w.patch + e) << 2)));
    }
  }
}

/** As conv2dBackpropInput. A part is some of the images. */
export function backpropInputSmallChannels(w: Window, dy: usize, filter: usize, dx: usize, workspace: usize, part: i32, parts: i32): void {
  const padded = workspace + PRODUCT_BYTES;
  const columns = padded + paddedBytes<i32>(w);
  const to = partStart(w.batch, 1, part + 1, parts);
  const rows = max(1, COLUMN_BYTES / max(1, w.outWidth * (w.patch << 2)));
  for (let image = partStart(w.batch, 1, part, parts); image < to; image += imagesPerGroup(w)) {
    const count = min(imagesPerGroup(w), to - image);
    clearPadded(w, count, padded);
    for (let row = 0; row < count * w.outHeight; row += rows) {
      const n = min(rows, count * w.outHeight - row);
      const p = productAt(workspace, n * w.outWidth, w.patch, w.outChannels);
      p.a = dy + <usize>((image * w.outHeight + row) * w.outWidth * outPixelBytes(w));
      p.b = filter;
      p.c = columns;
      p.kContiguousA = 1;
      p.kContiguousB = 1;
      p.rowsA.even(outPixelBytes(w));
      p.depthA.even(4);
      p.depthB.even(4);
      p.columnsB.even(outPixelBytes(w));
      p.rowsC.even(w.patch << 2);
      multiply(workspace, 0, 1);
      for (let i = 0; i < n; ++i) {
        addRow(w, columns + <usize>(i * w.outWidth * (w.patch << 2)), padded, row + i);
      }
    }
    cropImages(w, padded, image, count, dx);
  }
}

/** Adds the patches of row `row` of positions, counted over all images, to the padded images. */
function addRow(w: Window, columns: usize, padded: usize, row: i32): void {
  const pixel = pixelBytes(w);
  const top = padded + <usize>((row / w.outHeight) * paddedImageBytes<i32>(w) + (row % w.outHeight) * w.strideHeight * paddedRowBytes<i32>(w));
  // Taps that the stride parts do not overlap, and the later ones belong to earlier positions: those come first.
  const side = w.dilationWidth == 1 ? w.strideWidth : 1;
  const halves = w.dilationWidth == 1 && w.filterWidth == 2 * side && w.outWidth > 0;
  for (let i = 0; i < w.filterHeight; ++i) {
    const line = top + <usize>(i * w.dilationHeight * paddedRowBytes<i32>(w));
    if (halves) {
      addHalves(columns + <usize>(i * w.filterWidth * pixel), w.patch << 2, line, w.outWidth, side * pixel);
      continue;
    }
    for (let j = ((w.filterWidth - 1) / side) * side; j >= 0; j -= side) {
      const from = columns + <usize>((i * w.filterWidth + j) * pixel);
      const bytes = min(side, w.filterWidth - j) * pixel;
      addRuns(from, w.patch << 2, line + <usize>(j * w.dilationWidth * pixel), w.strideWidth * pixel, w.outWidth, bytes);
    }
  }
}
