// Copies of images as large as the window reaches, zero where it reaches beyond the image.
import { imageAt, pixelOf } from "./addressing";
import { Window } from "./window";

/** Bytes of a row of a frame. */
export function frameLine(w: Window): i32 {
  return ((w.outWidth - 1) * w.strideWidth + (w.filterWidth - 1) * w.dilationWidth + 1) * pixelOf(w);
}

function frameHeight(w: Window): i32 {
  return (w.outHeight - 1) * w.strideHeight + (w.filterHeight - 1) * w.dilationHeight + 1;
}

/** Bytes of a frame. */
export function frameOf(w: Window): i32 {
  return frameHeight(w) * frameLine(w);
}

export function clearFrames(w: Window, count: i32, frames: usize): void {
  memory.fill(frames, 0, <usize>(count * frameOf(w)));
}

/** The frames of `count` images of x from `first` on. */
export function toFrames(w: Window, x: usize, first: i32, count: i32, frames: usize): void {
  clearFrames(w, count, frames);
  const bytes = inside(w);
  if (bytes <= 0) return;
  for (let image = first; image < first + count; ++image) {
    for (let row = max(0, -w.top); row < rowEnd(w); ++row) {
      memory.copy(placeIn(w, frames, row), imageAt(w, x, image * w.inHeight + row, max(0, -w.left)), bytes);
    }
    frames += frameOf(w);
  }
}

/** The images of dx from `first` on, of their frames; zero where no window reaches. */
export function fromFrames(w: Window, frames: usize, first: i32, count: i32, dx: usize): void {
  const bytes = inside(w);
  for (let image = first; image < first + count; ++image) {
    if (bytes < w.inWidth * pixelOf(w) || w.top < 0 || rowEnd(w) < w.inHeight) {
      memory.fill(imageAt(w, dx, image * w.inHeight, 0), 0, <usize>(w.inHeight * w.inWidth * pixelOf(w)));
    }
    if (bytes > 0) {
      for (let row = max(0, -w.top); row < rowEnd(w); ++row) {
        memory.copy(imageAt(w, dx, image * w.inHeight + row, max(0, -w.left)), placeIn(w, frames, row), bytes);
      }
    }
    frames += frameOf(w);
  }
}

/** Bytes of a row of the image that its frame has. */
function inside(w: Window): i32 {
  const to = min(w.inWidth, frameLine(w) / pixelOf(w) - w.left);
  return (to - max(0, -w.left)) * pixelOf(w);
}

/** End of the rows of the image that its frame has. */
function rowEnd(w: Window): i32 {
  return min(w.inHeight, frameHeight(w) - w.top);
}

/** Where a row of the image begins in its frame. */
function placeIn(w: Window, frame: usize, row: i32): usize {
  return frame + <usize>((row + w.top) * frameLine(w) + max(0, w.left) * pixelOf(w));
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
