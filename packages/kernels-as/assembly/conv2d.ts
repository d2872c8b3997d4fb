// Convolutions of NHWC images with filters [height, width, in, out], as matrix products.
import { multiply, PATCHES, PATCHES_TRANSPOSED, PLAIN, productParts, scratchBytes } from "./multiply";
import { Window } from "./window";

/** Bytes of the block of columns in conv2dBackpropInput, unless one row is longer. */
const COLUMNS: usize = 1 << 21;

/** y[positions, out] = patches(x)[positions, patch] filter[patch, out]; patch elements ascend. */
export function conv2d(
  x: usize, filter: usize, y: usize, window: usize, scratch: usize, part: i32, parts: i32, thread: i32
): void {
  const w = changetype<Window>(window);
  const out = <usize>w.outChannels << 2;
  scratch += <usize>thread * scratchBytes(w.taps, w.inChannels);
  multiply(PATCHES, x, 0, false, filter, out, y, out, w.positions, w.outChannels, w.patch, window, scratch, part, parts);
}

export function conv2dParts(x: usize, filter: usize, y: usize, window: usize, scratch: usize, threads: i32): i32 {
  const w = changetype<Window>(window);
  return productParts(w.positions, w.outChannels, w.patch, threads);
}

/** dfilter[patch, out] = patches(x)ᵀ[patch, positions] dy[positions, out]; positions ascend. */
export function conv2dBackpropFilter(
  x: usize, dy: usize, dfilter: usize, window: usize, scratch: usize, part: i32, parts: i32, thread: i32
): void {
  const w = changetype<Window>(window);
  const out = <usize>w.outChannels << 2;
  scratch += <usize>thread * scratchBytes(w.taps, w.inChannels);
  multiply(PATCHES_TRANSPOSED, x, 0, false, dy, out, dfilter, out, w.patch, w.outChannels, w.positions, window, scratch, part, parts);
}

export function conv2dBackpropFilterParts(x: usize, dy: usize, dfilter: usize, window: usize, scratch: usize, threads: i32): i32 {
  const w = changetype<Window>(window);
  return productParts(w.patch, w.outChannels, w.positions, threads);
}

/**
 * dx = the patches dy[positions, out] filterᵀ[out, patch], each added at its place; positions ascend, then taps. A part is
 * some of the images.
 */
export function conv2dBackpropInput(
  dy: usize, filter: usize, dx: usize, window: usize, columns: usize, scratch: usize, part: i32, parts: i32, thread: i32
): void {
  const w = changetype<Window>(window);
  const out = <usize>w.outChannels << 2;
  const patch = <usize>w.patch << 2;
  const image = <usize>(w.inHeight * w.inWidth * w.inChannels) << 2;
  const area = w.outHeight * w.outWidth;
  const from = (w.batch * part) / parts;
  const to = (w.batch * (part + 1)) / parts;
  memory.fill(dx + <usize>from * image, 0, <usize>(to - from) * image);
  if (patch == 0) return;
  columns += <usize>thread * ((max(COLUMNS, patch) + 63) & ~63);
  scratch += <usize>thread * scratchBytes(0, 0);
  const block = max(1, <i32>(COLUMNS / patch));
  for (let first = from * area; first < to * area; first += block) {
    const count = min(block, to * area - first);
    multiply(PLAIN, dy + <usize>first * out, out, true, filter, out, columns, patch, count, w.patch, w.outChannels, 0, scratch, 0, 1);
    addPatches(w, columns, first, count, dx);
  }
}

export function conv2dBackpropInputParts(
  dy: usize, filter: usize, dx: usize, window: usize, columns: usize, scratch: usize, threads: i32
): i32 {
  const w = changetype<Window>(window);
  return min(w.batch, productParts(w.positions, w.patch, w.outChannels, threads));
}

/** Adds patches columns[count, patch], those of the window positions from `first`, to the image dx. */
function addPatches(w: Window, columns: usize, first: i32, count: i32, dx: usize): void {
  const patch = <usize>w.patch << 2;
  for (let i = first; i < first + count; ++i) {
    const column = i % w.outWidth;
    const rest = i / w.outWidth;
    const top = (rest % w.outHeight) * w.strideHeight - w.top;
    addPatch(w, columns, rest / w.outHeight, top, column * w.strideWidth - w.left, dx);
    columns += patch;
  }
}

function addPatch(w: Window, p: usize, image: i32, top: i32, left: i32, dx: usize): void {
  const pixel = <usize>w.inChannels << 2;
  const taps = w.filterWidth;
  for (let i = 0; i < w.filterHeight; ++i) {
    const row = top + i * w.dilationHeight;
    if ((row as u32) < (w.inHeight as u32)) {
      const line = dx + <usize>((image * w.inHeight + row) * w.inWidth) * pixel;
      if (w.dilationWidth == 1) {
        // The taps of a row are neighbours in the image: one run, cut at the borders.
        const from = max(0, -left);
        const to = min(taps, w.inWidth - left);
        if (from < to) addRun(p + <usize>from * pixel, line + <usize>(left + from) * pixel, (to - from) * w.inChannels);
      } else {
        for (let j = 0; j < taps; ++j) {
          const column = left + j * w.dilationWidth;
          if ((column as u32) < (w.inWidth as u32)) addRun(p + <usize>j * pixel, line + <usize>column * pixel, w.inChannels);
        }
      }
    }
    p += <usize>taps * pixel;
  }
}

/** to[i] += p[i], i < n. */
function addRun(p: usize, to: usize, n: i32): void {
  const end = to + (<usize>n << 2);
  if (ASC_FEATURE_SIMD) {
    const vectors = to + ((<usize>n << 2) & ~15);
    while (to != vectors) {
      v128.store(to, f32x4.add(v128.load(to), v128.load(p)));
      to += 16;
      p += 16;
    }
  }
  while (to != end) {
    store<f32>(to, load<f32>(to) + load<f32>(p));
    to += 4;
    p += 4;
  }
}
