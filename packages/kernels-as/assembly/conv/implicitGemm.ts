// Convolutions and their gradients as matrix products: a product for all positions, taps or pixels whose window meets the
// image alike. Of volumes, with inDepth and outDepth
// slices, one slice of each meets one slice of the filter. Where not `fresh`, products are added.
import { multiply, productAt } from "../gemm/driver";
import { imageAt, outAt, outPixelBytes, patch, pixels, positions, tapAt, tapBytes, taps } from "./addressing";
import { SPANS } from "../gemm/blocking";
import { heightAt, Span, widthAt } from "./interiorSpans";
import { Window } from "../shared/window";

/** y[positions, out] = patches(x)[positions, patch] filter[patch, out]; patch elements ascend. */
export function convolve(
  w: Window, x: usize, filter: usize, y: usize, inDepth: i32, outDepth: i32, fresh: i32, workspace: usize, part: i32, parts: i32
): void {
  const high = heightAt(workspace + SPANS, w);
  const wide = widthAt(workspace + SPANS + 64, w);
  while (high.nextPositions()) {
    while (wide.nextPositions()) {
      const m = w.batch * high.count * wide.count;
      const p = productAt(workspace, m, w.outChannels, high.taps * wide.taps * w.inChannels);
      p.a = firstPixel(w, x, high, wide);
      p.b = tapAt(w, filter, high.tap, wide.tap);
      p.c = outAt(w, y, high.from, wide.from);
      p.fresh = fresh;
      p.alongA = 1;
      p.alongB = 0;
      pixels(p.rowsA, w, high.count, wide.count, inDepth);
      patch(p.depthA, w, wide.taps);
      taps(p.depthB, w, wide.taps);
      p.columnsB.even(4);
      positions(p.rowsC, w, high.count, wide.count, outDepth);
      multiply(workspace, part, parts);
    }
  }
}

/** dfilter[patch, out] = patches(x)ᵀ[patch, positions] dy[positions, out]; positions ascend. */
export function convolveFilter(
  w: Window, x: usize, dy: usize, dfilter: usize, inDepth: i32, outDepth: i32, fresh: i32, workspace: usize, part: i32, parts: i32
): void {
  const high = heightAt(workspace + SPANS, w);
  const wide = widthAt(workspace + SPANS + 64, w);
  while (high.nextTaps()) {
    while (wide.nextTaps()) {
      const k = w.batch * high.count * wide.count;
      const p = productAt(workspace, high.taps * wide.taps * w.inChannels, w.outChannels, k);
      p.a = firstPixel(w, x, high, wide);
      p.b = outAt(w, dy, high.from, wide.from);
      p.c = tapAt(w, dfilter, high.tap, wide.tap);
      p.fresh = fresh;
      p.alongA = 0;
      p.alongB = 0;
      patch(p.rowsA, w, wide.taps);
      pixels(p.depthA, w, high.count, wide.count, inDepth);
      positions(p.depthB, w, high.count, wide.count, outDepth);
      p.columnsB.even(4);
      taps(p.rowsC, w, wide.taps);
      multiply(workspace, part, parts);
    }
  }
}

/** dx = dy filterᵀ over all positions and taps that reach a pixel: positions ascend, and `out` within them. */
export function convolveBack(
  w: Window, dy: usize, filter: usize, dx: usize, inDepth: i32, outDepth: i32, fresh: i32, workspace: usize, part: i32, parts: i32
): void {
  const high = heightAt(workspace + SPANS, w);
  const wide = widthAt(workspace + SPANS + 64, w);
  while (high.nextPixels()) {
    while (wide.nextPixels()) {
      const m = w.batch * high.count * wide.count;
      const p = productAt(workspace, m, w.inChannels, high.taps * wide.taps * w.outChannels);
      const row = (high.from + w.top - high.tap * w.dilationHeight) / w.strideHeight;
      const column = (wide.from + w.left - wide.tap * w.dilationWidth) / w.strideWidth;
      p.a = outAt(w, dy, row, column);
      p.b = tapAt(w, filter, high.tap, wide.tap);
      p.c = imageAt(w, dx, high.from, wide.from);
      p.fresh = fresh;
      p.alongA = 1;
      p.alongB = 1;
      positions(p.rowsA, w, high.count, wide.count, outDepth);
      p.depthA.nest(w.outChannels, wide.taps, 4, wide.positionStep * outPixelBytes(w), high.positionStep * w.outWidth * outPixelBytes(w));
      p.depthB.nest(w.outChannels, wide.taps, 4, -wide.tapStep * tapBytes(w), -high.tapStep * w.filterWidth * tapBytes(w));
      p.columnsB.even(outPixelBytes(w));
      pixels(p.rowsC, w, high.count, wide.count, inDepth);
      multiply(workspace, part, parts);
    }
  }
}

/** The address of the pixel that the first tap of a span sees from its first position. */
function firstPixel(w: Window, x: usize, high: Span, wide: Span): usize {
  const row = high.from * w.strideHeight - w.top + high.tap * w.dilationHeight;
  const column = wide.from * w.strideWidth - w.left + wide.tap * w.dilationWidth;
  return imageAt(w, x, row, column);
}
