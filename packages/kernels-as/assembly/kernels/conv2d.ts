// Convolutions of NHWC images with filters [height, width, in, out], as matrix products.
import { convolve, convolveBack, convolveFilter } from "../conv/implicitGemm";
import { fewBytes, FEW, fewFilter, fewForward, fewInput } from "../conv/smallChannels";
import { productParts } from "../gemm/driver";
import { PRODUCT } from "../gemm/blocking";
import { Window } from "../conv/window";

/** y[positions, out] = patches(x)[positions, patch] filter[patch, out]; patch elements ascend. */
export function conv2d(
  x: usize, filter: usize, y: usize, window: usize, scratch: usize, part: i32, parts: i32, thread: i32
): void {
  const w = changetype<Window>(window);
  scratch += <usize>thread * bytes(w);
  if (w.inChannels < FEW) fewForward(w, x, filter, y, scratch, part, parts);
  else convolve(w, x, filter, y, 1, 1, 1, scratch, part, parts);
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
  if (w.inChannels < FEW) fewFilter(w, x, dy, dfilter, scratch, part, parts);
  else convolveFilter(w, x, dy, dfilter, 1, 1, 1, scratch, part, parts);
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
  if (w.inChannels < FEW) fewInput(w, dy, filter, dx, scratch, part, parts);
  else convolveBack(w, dy, filter, dx, 1, 1, 1, scratch, part, parts);
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

/** Bytes of scratch for one thread; src/adapters/helpers/workspace.ts allocates them. */
function bytes(w: Window): usize {
  return PRODUCT + (w.inChannels < FEW ? fewBytes(w) : 0);
}
