// Padded copies of images: as large as the window reaches, zero beyond the image.
import { imageAt, pixelBytes } from "./addressing";
import { Window } from "../shared/window";

/** Bytes of a padded row, as T. */
export function paddedRowBytes<T>(w: Window): T {
  return ((<T>w.outWidth - 1) * <T>w.strideWidth + (<T>w.filterWidth - 1) * <T>w.dilationWidth + 1) * <T>pixelBytes(w);
}

function paddedHeight<T>(w: Window): T {
  return (<T>w.outHeight - 1) * <T>w.strideHeight + (<T>w.filterHeight - 1) * <T>w.dilationHeight + 1;
}

/** Bytes of a padded image, as T. */
export function paddedImageBytes<T>(w: Window): T {
  return paddedHeight<T>(w) * paddedRowBytes<T>(w);
}

export function clearPadded(w: Window, count: i32, padded: usize): void {
  memory.fill(padded, 0, <usize>(count * paddedImageBytes<i32>(w)));
}

/** Pads `count` images of x from `first` on. */
export function padImages(w: Window, x: usize, first: i32, count: i32, padded: usize): void {
  clearPadded(w, count, padded);
  const bytes = rowBytesInside(w);
  if (bytes <= 0) return;
  for (let image = first; image < first + count; ++image) {
    for (let row = max(0, -w.top); row < rowEnd(w); ++row) {
      memory.copy(rowInPadded(w, padded, row), imageAt(w, x, image * w.inHeight + row, max(0, -w.left)), bytes);
    }
    padded += paddedImageBytes<i32>(w);
  }
}

/** Copies padded images to those of dx from `first` on; zeros where no window reaches. */
export function cropImages(w: Window, padded: usize, first: i32, count: i32, dx: usize): void {
  const bytes = rowBytesInside(w);
  for (let image = first; image < first + count; ++image) {
    if (bytes < w.inWidth * pixelBytes(w) || w.top < 0 || rowEnd(w) < w.inHeight) {
      memory.fill(imageAt(w, dx, image * w.inHeight, 0), 0, <usize>(w.inHeight * w.inWidth * pixelBytes(w)));
    }
    if (bytes > 0) {
      for (let row = max(0, -w.top); row < rowEnd(w); ++row) {
        memory.copy(imageAt(w, dx, image * w.inHeight + row, max(0, -w.left)), rowInPadded(w, padded, row), bytes);
      }
    }
    padded += paddedImageBytes<i32>(w);
  }
}

/** Bytes of an image row that the padded copy holds. */
function rowBytesInside(w: Window): i32 {
  const to = min(w.inWidth, paddedRowBytes<i32>(w) / pixelBytes(w) - w.left);
  return (to - max(0, -w.left)) * pixelBytes(w);
}

/** End of the image rows that the padded copy holds. */
function rowEnd(w: Window): i32 {
  return min(w.inHeight, paddedHeight<i32>(w) - w.top);
}

/** Where an image row begins in the padded copy. */
function rowInPadded(w: Window, paddedImage: usize, row: i32): usize {
  return paddedImage + <usize>((row + w.top) * paddedRowBytes<i32>(w) + max(0, w.left) * pixelBytes(w));
}

/** `count` runs of `bytes`: to[i * toStep + e] += p[i * step + e]. */
export function addRuns(p: usize, step: i32, to: usize, toStep: i32, count: i32, bytes: usize): void {
  for (; count > 0; --count) {
    addRun(p, to, bytes);
    p += step;
    to += toStep;
  }
}

/** to[e] += p[e] for `bytes` of floats. */
// @ts-ignore: decorator
@inline
function addRun(p: usize, to: usize, bytes: usize): void {
  let i: usize = 0;
  if (ASC_FEATURE_SIMD) {
    for (; i < (bytes & ~15); i += 16) v128.store(to + i, f32x4.add(v128.load(to + i), v128.load(p + i)));
    if (bytes & 8) {
      v128.store64_lane(to + i, f32x4.add(v128.load64_zero(to + i), v128.load64_zero(p + i)), 0);
      i += 8;
    }
  }
  for (; i < bytes; i += 4) store<f32>(to + i, load<f32>(to + i) + load<f32>(p + i));
}

/** to[e] += p[e], then q[e], for `bytes` of floats. */
// @ts-ignore: decorator
@inline
function addBoth(p: usize, q: usize, to: usize, bytes: usize): void {
  let i: usize = 0;
  if (ASC_FEATURE_SIMD) {
    for (; i < (bytes & ~15); i += 16) {
      v128.store(to + i, f32x4.add(f32x4.add(v128.load(to + i), v128.load(p + i)), v128.load(q + i)));
    }
    if (bytes & 8) {
      const sum = f32x4.add(f32x4.add(v128.load64_zero(to + i), v128.load64_zero(p + i)), v128.load64_zero(q + i));
      v128.store64_lane(to + i, sum, 0);
      i += 8;
    }
  }
  for (; i < bytes; i += 4) store<f32>(to + i, load<f32>(to + i) + load<f32>(p + i) + load<f32>(q + i));
}

/**
 * As two calls of `addRuns`, of runs that are as long as they are apart: the latter halves of all pairs at p, which go a run
 * further, then the former ones. `count` > 0.
 */
export function addHalves(p: usize, step: usize, to: usize, count: i32, bytes: usize): void {
  addRun(p, to, bytes);
  const back = step - bytes; // from a former half to the latter one before
  p += step;
  to += bytes;
  if (ASC_FEATURE_SIMD && bytes == 8) { // two runs are a vector
    for (; count > 2; count -= 2) {
      const latter = v128.load64_lane(p + 8, v128.load64_zero(p - back), 1);
      const former = v128.load64_lane(p + step, v128.load64_zero(p), 1);
      v128.store(to, f32x4.add(f32x4.add(v128.load(to), latter), former));
      p += 2 * step;
      to += 16;
    }
  }
  for (; count > 1; --count) {
    addBoth(p - back, p, to, bytes);
    p += step;
    to += bytes;
  }
  addRun(p - back, to, bytes);
}
