// Convolutions and their gradients as implicit GEMM: one matrix product per span of positions, taps or
// pixels (interiorSpans.ts). Of volumes, which have inDepth and outDepth slices, it is one slice of each and one slice of the filter. Products
// are added unless `overwrite`.
import { multiply, productAt } from "../gemm/driver";
import { imageAt, outAt, outPixelBytes, patch, pixels, positions, tapAt, tapBytes, taps } from "./addressing";
import { SPANS } from "../gemm/blocking";
import { heightAt, Span, widthAt } from "./interiorSpans";
import { Window } from "../shared/window";

/** y[positions, out] = patches(x)[positions, patch] filter[patch, out]; patch elements ascend. */
export function convForward(
  w: Window, x: usize, filter: usize, y: usize, inDepth: i32, outDepth: i32, overwrite: i32, workspace: usize, part: i32, parts: i32
): void {
  const rowSpan = heightAt(workspace + SPANS, w);
  const columnSpan = widthAt(workspace + SPANS + 64, w);
  while (rowSpan.nextPositions()) {
    while (columnSpan.nextPositions()) {
      const m = w.batch * rowSpan.count * columnSpan.count;
      const p = productAt(workspace, m, w.outChannels, rowSpan.taps * columnSpan.taps * w.inChannels);
      p.a = firstPixel(w, x, rowSpan, columnSpan);
      p.b = tapAt(w, filter, rowSpan.tap, columnSpan.tap);
      p.c = outAt(w, y, rowSpan.from, columnSpan.from);
      p.overwrite = overwrite;
      p.kContiguousA = 1;
      p.kContiguousB = 0;
      pixels(p.rowsA, w, rowSpan.count, columnSpan.count, inDepth);
      patch(p.depthA, w, columnSpan.taps);
      taps(p.depthB, w, columnSpan.taps);
      p.columnsB.even(4);
      positions(p.rowsC, w, rowSpan.count, columnSpan.count, outDepth);
      multiply(workspace, part, parts);
    }
  }
}

/** dfilter[patch, out] = patches(x)ᵀ[patch, positions] dy[positions, out]; positions ascend. */
export function convBackpropFilter(
  w: Window, x: usize, dy: usize, dfilter: usize, inDepth: i32, outDepth: i32, overwrite: i32, workspace: usize, part: i32, parts: i32
): void {
  const rowSpan = heightAt(workspace + SPANS, w);
  const columnSpan = widthAt(workspace + SPANS + 64, w);
  while (rowSpan.nextTaps()) {
    while (columnSpan.nextTaps()) {
      const k = w.batch * rowSpan.count * columnSpan.count;
      const p = productAt(workspace, rowSpan.taps * columnSpan.taps * w.inChannels, w.outChannels, k);
      p.a = firstPixel(w, x, rowSpan, columnSpan);
      p.b = outAt(w, dy, rowSpan.from, columnSpan.from);
      p.c = tapAt(w, dfilter, rowSpan.tap, columnSpan.tap);
      p.overwrite = overwrite;
      p.kContiguousA = 0;
      p.kContiguousB = 0;
      patch(p.rowsA, w, columnSpan.taps);
      pixels(p.depthA, w, rowSpan.count, columnSpan.count, inDepth);
      positions(p.depthB, w, rowSpan.count, columnSpan.count, outDepth);
      p.columnsB.even(4);
      taps(p.rowsC, w, columnSpan.taps);
      multiply(workspace, part, parts);
    }
  }
}

/** dx = dy filterᵀ over all positions and taps that reach a pixel: positions ascend, and `out` within them. */
export function convBackpropInput(
  w: Window, dy: usize, filter: usize, dx: usize, inDepth: i32, outDepth: i32, overwrite: i32, workspace: usize, part: i32, parts: i32
): void {
  const rowSpan = heightAt(workspace + SPANS, w);
  const columnSpan = widthAt(workspace + SPANS + 64, w);
  while (rowSpan.nextPixels()) {
    while (columnSpan.nextPixels()) {
      const m = w.batch * rowSpan.count * columnSpan.count;
      const p = productAt(workspace, m, w.inChannels, rowSpan.taps * columnSpan.taps * w.outChannels);
      const row = (rowSpan.from + w.top - rowSpan.tap * w.dilationHeight) / w.strideHeight;
      const column = (columnSpan.from + w.left - columnSpan.tap * w.dilationWidth) / w.strideWidth;
      p.a = outAt(w, dy, row, column);
      p.b = tapAt(w, filter, rowSpan.tap, columnSpan.tap);
      p.c = imageAt(w, dx, rowSpan.from, columnSpan.from);
      p.overwrite = overwrite;
      p.kContiguousA = 1;
      p.kContiguousB = 1;
      positions(p.rowsA, w, rowSpan.count, columnSpan.count, outDepth);
      p.depthA.nest(w.outChannels, columnSpan.taps, 4, columnSpan.positionStep * outPixelBytes(w), rowSpan.positionStep * w.outWidth * outPixelBytes(w));
      p.depthB.nest(w.outChannels, columnSpan.taps, 4, -columnSpan.tapStep * tapBytes(w), -rowSpan.tapStep * w.filterWidth * tapBytes(w));
      p.columnsB.even(outPixelBytes(w));
      pixels(p.rowsC, w, rowSpan.count, columnSpan.count, inDepth);
      multiply(workspace, part, parts);
    }
  }
}

/** The address of the pixel that the first tap of a span sees from its first position. */
function firstPixel(w: Window, x: usize, rowSpan: Span, columnSpan: Span): usize {
  const row = rowSpan.from * w.strideHeight - w.top + rowSpan.tap * w.dilationHeight;
  const column = columnSpan.from * w.strideWidth - w.left + columnSpan.tap * w.dilationWidth;
  return imageAt(w, x, row, column);
}
