// Convolutions of NHWC images with filters [height, width, in, out], as matrix products: a product for all positions, taps
// or pixels whose window meets the image alike.
import { fewBytes, FEW, fewFilter, fewForward, fewInput } from "./few";
import { multiply, productAt, productParts } from "./multiply";
import { imageAt, outAt, outOf, patch, pixelOf, pixels, positions, tapAt, tapOf, taps } from "./places";
import { PRODUCT, SPANS } from "./product";
import { heightAt, Span, widthAt } from "./spans";
import { Window } from "./window";

/** y[positions, out] = patches(x)[positions, patch] filter[patch, out]; patch elements ascend. */
export function conv2d(
  x: usize, filter: usize, y: usize, window: usize, scratch: usize, part: i32, parts: i32, thread: i32
): void {
  const w = changetype<Window>(window);
  scratch += <usize>thread * bytes(w);
  if (w.inChannels < FEW) return fewForward(w, x, filter, y, scratch, part, parts);
  const high = heightAt(scratch + SPANS, w);
  const wide = widthAt(scratch + SPANS + 64, w);
  while (high.nextPositions()) {
    while (wide.nextPositions()) {
      const m = w.batch * high.count * wide.count;
      const p = productAt(scratch, m, w.outChannels, high.taps * wide.taps * w.inChannels);
      p.a = firstPixel(w, x, high, wide);
      p.b = tapAt(w, filter, high.tap, wide.tap);
      p.c = outAt(w, y, high.from, wide.from);
      p.alongA = 1;
      p.alongB = 0;
      pixels(p.rowsA, w, high.count, wide.count);
      patch(p.depthA, w, wide.taps);
      taps(p.depthB, w, wide.taps);
      p.columnsB.even(4);
      positions(p.rowsC, w, high.count, wide.count);
      multiply(scratch, part, parts);
    }
  }
}

export function conv2dParts(x: usize, filter: usize, y: usize, window: usize, scratch: usize, threads: i32): i32 {
  return partsOf(changetype<Window>(window), threads);
}

/** dfilter[patch, out] = patches(x)ᵀ[patch, positions] dy[positions, out]; positions ascend. */
export function conv2dBackpropFilter(
  x: usize, dy: usize, dfilter: usize, window: usize, scratch: usize, part: i32, parts: i32, thread: i32
): void {
  const w = changetype<Window>(window);
  scratch += <usize>thread * bytes(w);
  if (w.inChannels < FEW) return fewFilter(w, x, dy, dfilter, scratch, part, parts);
  const high = heightAt(scratch + SPANS, w);
  const wide = widthAt(scratch + SPANS + 64, w);
  while (high.nextTaps()) {
    while (wide.nextTaps()) {
      const k = w.batch * high.count * wide.count;
      const p = productAt(scratch, high.taps * wide.taps * w.inChannels, w.outChannels, k);
      p.a = firstPixel(w, x, high, wide);
      p.b = outAt(w, dy, high.from, wide.from);
      p.c = tapAt(w, dfilter, high.tap, wide.tap);
      p.alongA = 0;
      p.alongB = 0;
      patch(p.rowsA, w, wide.taps);
      pixels(p.depthA, w, high.count, wide.count);
      positions(p.depthB, w, high.count, wide.count);
      p.columnsB.even(4);
      taps(p.rowsC, w, wide.taps);
      multiply(scratch, part, parts);
    }
  }
}

export function conv2dBackpropFilterParts(x: usize, dy: usize, dfilter: usize, window: usize, scratch: usize, threads: i32): i32 {
  const w = changetype<Window>(window);
  return productParts(w.patch, w.outChannels, w.positions, threads);
}

/**
 * dx = dy filterᵀ over all positions and taps that reach a pixel. Where the image has fewer than 8 channels, products over
 * `out` are added, positions ascending; else a pixel is one sum: positions ascend, and `out` within them.
 */
export function conv2dBackpropInput(
  dy: usize, filter: usize, dx: usize, window: usize, scratch: usize, part: i32, parts: i32, thread: i32
): void {
  const w = changetype<Window>(window);
  scratch += <usize>thread * bytes(w);
  if (w.inChannels < FEW) return fewInput(w, dy, filter, dx, scratch, part, parts);
  const high = heightAt(scratch + SPANS, w);
  const wide = widthAt(scratch + SPANS + 64, w);
  while (high.nextPixels()) {
    while (wide.nextPixels()) {
      const m = w.batch * high.count * wide.count;
      const p = productAt(scratch, m, w.inChannels, high.taps * wide.taps * w.outChannels);
      const row = (high.from + w.top - high.tap * w.dilationHeight) / w.strideHeight;
      const column = (wide.from + w.left - wide.tap * w.dilationWidth) / w.strideWidth;
      p.a = outAt(w, dy, row, column);
      p.b = tapAt(w, filter, high.tap, wide.tap);
      p.c = imageAt(w, dx, high.from, wide.from);
      p.alongA = 1;
      p.alongB = 1;
      positions(p.rowsA, w, high.count, wide.count);
      p.depthA.nest(w.outChannels, wide.taps, 4, wide.positionStep * outOf(w), high.positionStep * w.outWidth * outOf(w));
      p.depthB.nest(w.outChannels, wide.taps, 4, -wide.tapStep * tapOf(w), -high.tapStep * w.filterWidth * tapOf(w));
      p.columnsB.even(outOf(w));
      pixels(p.rowsC, w, high.count, wide.count);
      multiply(scratch, part, parts);
    }
  }
}

export function conv2dBackpropInputParts(
  dy: usize, filter: usize, dx: usize, window: usize, scratch: usize, threads: i32
): i32 {
  return partsOf(changetype<Window>(window), threads);
}

function partsOf(w: Window, threads: i32): i32 {
  const parts = productParts(w.positions, w.outChannels, w.patch, threads);
  return w.inChannels < FEW ? min(w.batch, parts) : parts;
}

/** The address of the pixel that the first tap of a span sees from its first position. */
function firstPixel(w: Window, x: usize, high: Span, wide: Span): usize {
  const row = high.from * w.strideHeight - w.top + high.tap * w.dilationHeight;
  const column = wide.from * w.strideWidth - w.left + wide.tap * w.dilationWidth;
  return imageAt(w, x, row, column);
}

/** Bytes of scratch for one thread; src/adapters/scratch.ts allocates them. */
function bytes(w: Window): usize {
  return PRODUCT + (w.inChannels < FEW ? fewBytes(w) : 0);
}
