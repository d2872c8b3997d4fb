// Convolutions of NHWC images with filters [height, width, in, out], as matrix products.
import { convForward, convBackpropInput, convBackpropFilter } from "../conv/implicitGemm";
import {
  backpropFilterSmallChannels, backpropInputSmallChannels, convolutionBytes, forwardSmallChannels, SMALL_CHANNELS
} from "../conv/smallChannels";
import { productParts } from "../gemm/driver";
import { Window } from "../shared/window";

/** y[positions, out] = patches(x)[positions, patch] filter[patch, out]; patch elements ascend. */
export function conv2d(
  x: usize, filter: usize, y: usize, window: usize, workspace: usize, part: i32, parts: i32, thread: i32
): void {
  const w = changetype<Window>(window);
  workspace += <usize>thread * convolutionBytes<i32>(w);
  if (w.inChannels < SMALL_CHANNELS) forwardSmallChannels(w, x, filter, y, workspace, part, parts);
  else convForward(w, x, filter, y, 1, 1, 1, workspace, part, parts);
}

/** The largest that a convolution or one of its gradients needs. */
export function conv2dWorkspace(window: usize, threads: i32): f64 {
  return convolutionBytes<f64>(changetype<Window>(window)) * threads;
}

export function conv2dParts(window: usize, threads: i32): i32 {
  return partsOf(changetype<Window>(window), threads);
}

/** dfilter[patch, out] = patches(x)ᵀ[patch, positions] dy[positions, out]; positions ascend. Workspace as of `conv2d`. */
export function conv2dBackpropFilter(
  x: usize, dy: usize, dfilter: usize, window: usize, workspace: usize, part: i32, parts: i32, thread: i32
): void {
  const w = changetype<Window>(window);
  workspace += <usize>thread * convolutionBytes<i32>(w);
  if (w.inChannels < SMALL_CHANNELS) backpropFilterSmallChannels(w, x, dy, dfilter, workspace, part, parts);
  else convBackpropFilter(w, x, dy, dfilter, 1, 1, 1, workspace, part, parts);
}

export function conv2dBackpropFilterParts(window: usize, threads: i32): i32 {
  const w = changetype<Window>(window);
  return productParts(w.patch, w.outChannels, w.positions, threads);
}

/**
 * dx = dy filterᵀ over all positions and taps that reach a pixel. Where the image has fewer than 8 channels, products over
 * `out` are added, positions ascending; else a pixel is one sum: positions ascend, and `out` within them. Workspace as of `conv2d`.
 */
export function conv2dBackpropInput(
  dy: usize, filter: usize, dx: usize, window: usize, workspace: usize, part: i32, parts: i32, thread: i32
): void {
  const w = changetype<Window>(window);
  workspace += <usize>thread * convolutionBytes<i32>(w);
  if (w.inChannels < SMALL_CHANNELS) backpropInputSmallChannels(w, dy, filter, dx, workspace, part, parts);
  else convBackpropInput(w, dy, filter, dx, 1, 1, 1, workspace, part, parts);
}

export function conv2dBackpropInputParts(window: usize, threads: i32): i32 {
  return partsOf(changetype<Window>(window), threads);
}

function partsOf(w: Window, threads: i32): i32 {
  const parts = productParts(w.positions, w.outChannels, w.patch, threads);
  return w.inChannels < SMALL_CHANNELS ? min(w.batch, parts) : parts;
}
