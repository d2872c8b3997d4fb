// Convolutions of images with few channels, the first and last layers of a GAN: a row of taps is only a few floats. Images
// are copied into frames of zeros first, so that no window needs a look at the borders.
import { addHalves, addRuns, clearFrames, fromFrames, toFrames, frameOf, frameLine } from "./paddedImages";
import { multiply, productAt } from "../gemm/driver";
import { outOf, pixelOf, tapOf } from "./addressing";
import { PRODUCT } from "../gemm/blocking";
import { Axis } from "../gemm/stridedIndex";
import { Window } from "./window";

/** Channels from which on images are used as they are. */
export const FEW = 8;
/** Bytes of frames, unless one is larger. */
const FRAMES: i32 = 1 << 16;
/** Bytes of columns, unless those of one row of positions are more. */
const COLUMNS: i32 = 1 << 16;

/** Bytes of frames and of columns, or of the filter's gradient. */
export function fewBytes(w: Window): usize {
  return <usize>(framesBytes(w) + ((max(columnsBytes(w), w.patch * outOf(w)) + 63) & ~63));
}

function framesBytes(w: Window): i32 {
  return (max(FRAMES, frameOf(w)) + 63) & ~63;
}

function columnsBytes(w: Window): i32 {
  return max(COLUMNS, w.outWidth * (w.patch << 2));
}

/** Images whose frames are made at a time. */
function group(w: Window): i32 {
  return max(1, FRAMES / max(1, frameOf(w)));
}

/** All positions, in frames. */
function framedPositions(axis: Axis, w: Window): void {
  axis.nest(w.outWidth, w.outHeight, w.strideWidth * pixelOf(w), w.strideHeight * frameLine(w), frameOf(w));
}

/** All elements of a patch, in frames. */
function framedPatch(axis: Axis, w: Window): void {
  axis.nest(w.inChannels, w.filterWidth, 4, w.dilationWidth * pixelOf(w), w.dilationHeight * frameLine(w));
}

/** As conv2d. A part is some of the images. */
export function fewForward(w: Window, x: usize, filter: usize, y: usize, scratch: usize, part: i32, parts: i32): void {
  const frames = scratch + PRODUCT;
  const to = (w.batch * (part + 1)) / parts;
  const area = w.outHeight * w.outWidth;
  for (let image = (w.batch * part) / parts; image < to; image += group(w)) {
    const count = min(group(w), to - image);
    toFrames(w, x, image, count, frames);
    const p = productAt(scratch, count * area, w.outChannels, w.patch);
    p.a = frames;
    p.b = filter;
    p.c = y + <usize>(image * area * outOf(w));
    p.alongA = 1;
    p.alongB = 0;
    framedPositions(p.rowsA, w);
    framedPatch(p.depthA, w);
    p.depthB.even(outOf(w));
    p.columnsB.even(4);
    p.rowsC.even(outOf(w));
    multiply(scratch, 0, 1);
  }
}

/** As conv2dBackpropFilter: its transpose is computed, for patches are short. A part is some of the filters. */
export function fewFilter(w: Window, x: usize, dy: usize, dfilter: usize, scratch: usize, part: i32, parts: i32): void {
  const frames = scratch + PRODUCT;
  const turned = frames + framesBytes(w);
  const area = w.outHeight * w.outWidth;
  const from = (w.outChannels * part) / parts;
  const filters = (w.outChannels * (part + 1)) / parts - from;
  memory.fill(turned, 0, <usize>(filters * w.patch) << 2);
  for (let image = 0; image < w.batch; image += group(w)) {
    const count = min(group(w), w.batch - image);
    toFrames(w, x, image, count, frames);
    const p = productAt(scratch, filters, w.patch, count * area);
    p.a = dy + <usize>(image * area * outOf(w) + (from << 2));
    p.b = frames;
    p.c = turned;
    p.fresh = 0;
    p.alongA = 0;
    p.alongB = 0;
    p.rowsA.even(4);
    p.depthA.even(outOf(w));
    framedPositions(p.depthB, w);
    framedPatch(p.columnsB, w);
    p.rowsC.even(w.patch << 2);
    multiply(scratch, 0, 1);
  }
  for (let e = 0; e < w.patch; ++e) {
    const to = dfilter + <usize>((e * w.outChannels + from) << 2);
    for (let o = 0; o < filters; ++o) {
      store<f32>(to + (<usize>o << 2), load<f32>(turned + (<usize>(o * w.patch + e) << 2)));
    }
  }
}

/** As conv2dBackpropInput. A part is some of the images. */
export function fewInput(w: Window, dy: usize, filter: usize, dx: usize, scratch: usize, part: i32, parts: i32): void {
  const frames = scratch + PRODUCT;
  const columns = frames + framesBytes(w);
  const to = (w.batch * (part + 1)) / parts;
  const rows = max(1, COLUMNS / max(1, w.outWidth * (w.patch << 2)));
  for (let image = (w.batch * part) / parts; image < to; image += group(w)) {
    const count = min(group(w), to - image);
    clearFrames(w, count, frames);
    for (let row = 0; row < count * w.outHeight; row += rows) {
      const n = min(rows, count * w.outHeight - row);
      const p = productAt(scratch, n * w.outWidth, w.patch, w.outChannels);
      p.a = dy + <usize>((image * w.outHeight + row) * w.outWidth * outOf(w));
      p.b = filter;
      p.c = columns;
      p.alongA = 1;
      p.alongB = 1;
      p.rowsA.even(outOf(w));
      p.depthA.even(4);
      p.depthB.even(4);
      p.columnsB.even(outOf(w));
      p.rowsC.even(w.patch << 2);
      multiply(scratch, 0, 1);
      for (let i = 0; i < n; ++i) {
        addRow(w, columns + <usize>(i * w.outWidth * (w.patch << 2)), frames, row + i);
      }
    }
    fromFrames(w, frames, image, count, dx);
  }
}

/** Adds the patches of row `row` of positions, counted over all frames, to the frames. */
function addRow(w: Window, columns: usize, frames: usize, row: i32): void {
  const pixel = pixelOf(w);
  const top = frames + <usize>((row / w.outHeight) * frameOf(w) + (row % w.outHeight) * w.strideHeight * frameLine(w));
  // Taps that the stride parts do not overlap, and the later ones belong to earlier positions: those come first.
  const side = w.dilationWidth == 1 ? w.strideWidth : 1;
  const halves = w.dilationWidth == 1 && w.filterWidth == 2 * side && w.outWidth > 0;
  for (let i = 0; i < w.filterHeight; ++i) {
    const line = top + <usize>(i * w.dilationHeight * frameLine(w));
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
