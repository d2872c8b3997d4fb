// The loop over window positions that pools and depthwise convolutions share.
import { Window } from "../shared/window";

/**
 * Calls op.at at every window position, positions ascending, with the part of the window that is inside the image.
 * `Op` is a class with one method, never instantiated:
 *
 *   at(w, x, y, z, offset, tap, rows, columns)
 *
 * y has moved on by outChannels elements per position; x and z are as given; `offset` is the bytes from the start of the
 * images to the first pixel inside, `tap` its index in the window; rows and columns count the taps inside (>= 0).
 */
export function slidingWindow<Op>(w: Window, x: usize, y: usize, z: usize): void {
  const next = <usize>w.outChannels << 2;
  for (let image = 0; image < w.batch; ++image) {
    for (let row = 0; row < w.outHeight; ++row) {
      slideRow<Op>(w, x, y, z, image, row * w.strideHeight - w.top);
      y += <usize>w.outWidth * next;
    }
  }
}

function slideRow<Op>(w: Window, x: usize, y: usize, z: usize, image: i32, top: i32): void {
  const op = changetype<Op>(<usize>0);
  const next = <usize>w.outChannels << 2;
  const pixel = <usize>w.inChannels << 2;
  const i0 = first(top, w.dilationHeight);
  const rows = beyond(top, w.dilationHeight, w.filterHeight, w.inHeight) - i0;
  const line = (image * w.inHeight + top + i0 * w.dilationHeight) * w.inWidth;
  for (let column = 0; column < w.outWidth; ++column) {
    const left = column * w.strideWidth - w.left;
    const j0 = first(left, w.dilationWidth);
    const columns = beyond(left, w.dilationWidth, w.filterWidth, w.inWidth) - j0;
    const offset = <usize>(line + left + j0 * w.dilationWidth) * pixel;
    op.at(w, x, y, z, offset, i0 * w.filterWidth + j0, max(rows, 0), max(columns, 0));
    y += next;
  }
}

/** The first tap at or after place 0. */
// @ts-ignore: decorator
@inline
function first(start: i32, dilation: i32): i32 {
  if (start >= 0) return 0;
  return dilation == 1 ? -start : (dilation - 1 - start) / dilation;
}

/** The first tap at or after place `size`, at most `taps`. */
// @ts-ignore: decorator
@inline
function beyond(start: i32, dilation: i32, taps: i32, size: i32): i32 {
  if (start >= size) return 0;
  return min(taps, dilation == 1 ? size - start : (size - start + dilation - 1) / dilation);
}
