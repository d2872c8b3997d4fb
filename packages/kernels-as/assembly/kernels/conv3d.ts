// Convolutions of NDHWC volumes with filters [depth, height, width, in, out]: slice by slice, convolutions of images.
import { convForward, convBackpropInput, convBackpropFilter } from "../conv/implicitGemm";
import { productParts } from "../gemm/driver";
import { outPixelBytes, pixelBytes, tapBytes } from "../conv/addressing";
import { PRODUCT_BYTES } from "../gemm/blocking";
import { Window } from "../shared/window";

/** y[positions, out] = patches(x)[positions, patch] filter[patch, out]: a sum over slices of the filter, ascending, of products. Workspace as of `matMul`. */
export function conv3d(
  x: usize, filter: usize, y: usize, window: usize, workspace: usize, part: i32, parts: i32, thread: i32
): void {
  const w = changetype<Window>(window);
  workspace += <usize>thread * PRODUCT_BYTES;
  for (let out = 0; out < w.outDepth; ++out) {
    let overwrite = 1;
    for (let tap = 0; tap < w.filterDepth; ++tap) {
      const at = sliceAt(w, out, tap);
      if (at < 0) continue;
      const from = x + image(w, at), to = y + output(w, out);
      convForward(w, from, filter + taps(w, tap), to, w.inDepth, w.outDepth, overwrite, workspace, part, parts);
      overwrite = 0;
    }
    if (overwrite && part == 0) clear(y + output(w, out), w.batch, output(w, 1), output(w, w.outDepth));
  }
}

export function conv3dParts(window: usize, threads: i32): i32 {
  const w = changetype<Window>(window);
  return productParts(w.positions, w.outChannels, w.patch, threads);
}

/** dfilter[patch, out] = patches(x)ᵀ[patch, positions] dy[positions, out]: a sum over slices of dy, ascending, of products. Workspace as of `matMul`. */
export function conv3dBackpropFilter(
  x: usize, dy: usize, dfilter: usize, window: usize, workspace: usize, part: i32, parts: i32, thread: i32
): void {
  const w = changetype<Window>(window);
  workspace += <usize>thread * PRODUCT_BYTES;
  for (let tap = 0; tap < w.filterDepth; ++tap) {
    let overwrite = 1;
    for (let out = 0; out < w.outDepth; ++out) {
      const at = sliceAt(w, out, tap);
      if (at < 0) continue;
      const from = x + image(w, at), seen = dy + output(w, out);
      convBackpropFilter(w, from, seen, dfilter + taps(w, tap), w.inDepth, w.outDepth, overwrite, workspace, part, parts);
      overwrite = 0;
    }
    if (overwrite && part == 0) clear(dfilter + taps(w, tap), 1, taps(w, 1), 0);
  }
}

export function conv3dBackpropFilterParts(window: usize, threads: i32): i32 {
  const w = changetype<Window>(window);
  return productParts(w.patch, w.outChannels, w.positions, threads);
}

/** dx = dy filterᵀ over all positions and taps that reach a voxel: a sum over slices of dy, ascending, of products. Workspace as of `matMul`. */
export function conv3dBackpropInput(
  dy: usize, filter: usize, dx: usize, window: usize, workspace: usize, part: i32, parts: i32, thread: i32
): void {
  const w = changetype<Window>(window);
  workspace += <usize>thread * PRODUCT_BYTES;
  for (let at = 0; at < w.inDepth; ++at) {
    let overwrite = 1;
    for (let out = 0; out < w.outDepth; ++out) {
      const reach = at + w.front - out * w.strideDepth;
      const tap = reach / w.dilationDepth;
      if (reach < 0 || reach % w.dilationDepth != 0 || tap >= w.filterDepth) continue;
      const seen = dy + output(w, out), to = dx + image(w, at);
      convBackpropInput(w, seen, filter + taps(w, tap), to, w.inDepth, w.outDepth, overwrite, workspace, part, parts);
      overwrite = 0;
    }
    if (overwrite && part == 0) clear(dx + image(w, at), w.batch, image(w, 1), image(w, w.inDepth));
  }
}

export function conv3dBackpropInputParts(window: usize, threads: i32): i32 {
  const w = changetype<Window>(window);
  return productParts(w.positions, w.outChannels, w.patch, threads);
}

/** The slice of the volume under slice `tap` of the filter at slice `out` of the output; -1 where that is padding. */
function sliceAt(w: Window, out: i32, tap: i32): i32 {
  const at = out * w.strideDepth - w.front + tap * w.dilationDepth;
  return at < w.inDepth ? max(at, -1) : -1;
}

/** Bytes of `slices` slices of a volume, of an output, of a filter. */
function image(w: Window, slices: i32): usize {
  return <usize>(slices * w.inHeight * w.inWidth * pixelBytes(w));
}
function output(w: Window, slices: i32): usize {
  return <usize>(slices * w.outHeight * w.outWidth * outPixelBytes(w));
}
function taps(w: Window, slices: i32): usize {
  return <usize>(slices * w.taps * tapBytes(w));
}

function clear(y: usize, count: i32, bytes: usize, step: usize): void {
  for (; count > 0; --count, y += step) memory.fill(y, 0, bytes);
}
