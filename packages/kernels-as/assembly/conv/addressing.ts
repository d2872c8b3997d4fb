// Positions and taps of a window as axes of matrix products: their addresses in the image, in the output and in the filter.
import { Axis } from "../gemm/stridedIndex";
import { Window } from "../shared/window";

/** Bytes of a pixel of the image, of its rows, of the output's pixels and rows, and of a tap of the filter. */
export function pixelBytes(w: Window): i32 {
  return w.inChannels << 2;
}
export function outPixelBytes(w: Window): i32 {
  return w.outChannels << 2;
}
export function tapBytes(w: Window): i32 {
  return w.inChannels * outPixelBytes(w);
}

/** The address of a pixel of the first image. */
export function imageAt(w: Window, x: usize, row: i32, column: i32): usize {
  return x + <usize>((row * w.inWidth + column) * pixelBytes(w));
}

/** The address of a position in the first output. */
export function outAt(w: Window, y: usize, row: i32, column: i32): usize {
  return y + <usize>((row * w.outWidth + column) * outPixelBytes(w));
}

/** The address of a tap. */
export function tapAt(w: Window, filter: usize, row: i32, column: i32): usize {
  return filter + <usize>((row * w.filterWidth + column) * tapBytes(w));
}

/** height x width pixels of every image, a stride apart: under one tap at neighbouring positions. Of volumes: of one slice. */
export function pixels(axis: Axis, w: Window, height: i32, width: i32, slices: i32): void {
  const line = w.inWidth * pixelBytes(w);
  axis.nest(width, height, w.strideWidth * pixelBytes(w), w.strideHeight * line, slices * w.inHeight * line);
}

/** height x width positions of every output. Of volumes: of one slice. */
export function positions(axis: Axis, w: Window, height: i32, width: i32, slices: i32): void {
  const line = w.outWidth * outPixelBytes(w);
  axis.nest(width, height, outPixelBytes(w), line, slices * w.outHeight * line);
}

/** The channels of the pixels under `width` taps of each row of taps. */
export function patch(axis: Axis, w: Window, width: i32): void {
  const line = w.dilationHeight * w.inWidth * pixelBytes(w);
  axis.nest(w.inChannels, width, 4, w.dilationWidth * pixelBytes(w), line);
}

/** The channels of `width` taps of each row of the filter. */
export function taps(axis: Axis, w: Window, width: i32): void {
  axis.nest(w.inChannels, width, outPixelBytes(w), tapBytes(w), w.filterWidth * tapBytes(w));
}
