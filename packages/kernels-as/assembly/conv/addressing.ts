// Positions and taps of a window as axes of products: in the image, in the output and in the filter.
import { Axis } from "../gemm/stridedIndex";
import { Window } from "./window";

/** Bytes of a pixel of the image, of its rows, of the output's pixels and rows, and of a tap of the filter. */
export function pixelOf(w: Window): i32 {
  return w.inChannels << 2;
}
export function outOf(w: Window): i32 {
  return w.outChannels << 2;
}
export function tapOf(w: Window): i32 {
  return w.inChannels * outOf(w);
}

/** The address of a pixel of the first image. */
export function imageAt(w: Window, x: usize, row: i32, column: i32): usize {
  return x + <usize>((row * w.inWidth + column) * pixelOf(w));
}

/** The address of a position in the first output. */
export function outAt(w: Window, y: usize, row: i32, column: i32): usize {
  return y + <usize>((row * w.outWidth + column) * outOf(w));
}

/** The address of a tap. */
export function tapAt(w: Window, filter: usize, row: i32, column: i32): usize {
  return filter + <usize>((row * w.filterWidth + column) * tapOf(w));
}

/** height x width pixels of every image, a stride apart: under one tap at neighbouring positions. Of volumes: of one slice. */
export function pixels(axis: Axis, w: Window, height: i32, width: i32, slices: i32): void {
  const line = w.inWidth * pixelOf(w);
  axis.nest(width, height, w.strideWidth * pixelOf(w), w.strideHeight * line, slices * w.inHeight * line);
}

/** height x width positions of every output. Of volumes: of one slice. */
export function positions(axis: Axis, w: Window, height: i32, width: i32, slices: i32): void {
  const line = w.outWidth * outOf(w);
  axis.nest(width, height, outOf(w), line, slices * w.outHeight * line);
}

/** The channels of the pixels under `width` taps of each row of taps. */
export function patch(axis: Axis, w: Window, width: i32): void {
  const line = w.dilationHeight * w.inWidth * pixelOf(w);
  axis.nest(w.inChannels, width, 4, w.dilationWidth * pixelOf(w), line);
}

/** The channels of `width` taps of each row of the filter. */
export function taps(axis: Axis, w: Window, width: i32): void {
  axis.nest(w.inChannels, width, outOf(w), tapOf(w), w.filterWidth * tapOf(w));
}
