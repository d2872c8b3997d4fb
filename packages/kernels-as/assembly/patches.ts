// Panels of A whose rows (or columns) are the patches of an image under a sliding window, gathered from the image
// itself: no im2col buffer. The order of a patch is [filterHeight, filterWidth, channel], that of a filter in memory.
import { interleave5 } from "./interleave";
import { ROWS } from "./microkernel";
import { run5 } from "./strips";
import { Window } from "./window";

/**
 * table[tap][i] = address of the pixel under each tap at window position `first` + i, or `zeros` in the padding and for
 * `count` <= i < `padded`.
 */
export function locate(w: Window, x: usize, zeros: usize, first: i32, count: i32, padded: i32, table: usize): void {
  const area = w.outHeight * w.outWidth;
  let image = first / area;
  let row = (first % area) / w.outWidth;
  let column = first % w.outWidth;
  for (let i = 0; i < padded; ++i) {
    if (i < count) locateOne(w, x, zeros, image, row * w.strideHeight - w.top, column * w.strideWidth - w.left, table, padded);
    else for (let t = 0; t < w.taps; ++t) store<usize>(table + (<usize>(t * padded) << 2), zeros);
    table += 4;
    if (++column == w.outWidth) {
      column = 0;
      if (++row == w.outHeight) {
        row = 0;
        ++image;
      }
    }
  }
}

function locateOne(w: Window, x: usize, zeros: usize, image: i32, top: i32, left: i32, table: usize, padded: i32): void {
  const pixel = <usize>w.inChannels << 2;
  for (let i = 0; i < w.filterHeight; ++i) {
    const row = top + i * w.dilationHeight;
    const inside = (row as u32) < (w.inHeight as u32);
    const line = x + <usize>((image * w.inHeight + row) * w.inWidth) * pixel;
    for (let j = 0; j < w.filterWidth; ++j) {
      const column = left + j * w.dilationWidth;
      store<usize>(table, inside && (column as u32) < (w.inWidth as u32) ? line + <usize>column * pixel : zeros);
      table += <usize>padded << 2;
    }
  }
}

/** Panels of A[position, element of patch]: elements k0 .. k0 + k of the `padded` (a multiple of 5) positions in `table`. */
export function packPatches(w: Window, table: usize, padded: i32, k0: i32, k: i32, to: usize): void {
  const start = table + (<usize>((k0 / w.inChannels) * padded) << 2);
  for (let i = 0; i < padded; i += ROWS) {
    to = packPatch(start + (<usize>i << 2), <usize>padded << 2, w.inChannels, k0 % w.inChannels, k, to);
  }
}

function packPatch(q: usize, next: usize, channels: i32, c: i32, k: i32, to: usize): usize {
  while (k > 0) {
    const skip = <usize>c << 2;
    const p0 = load<usize>(q, 0) + skip;
    const p1 = load<usize>(q, 4) + skip;
    const p2 = load<usize>(q, 8) + skip;
    const p3 = load<usize>(q, 12) + skip;
    const p4 = load<usize>(q, 16) + skip;
    let n = channels - c;
    q += next;
    // Neighbouring taps are neighbours in memory, except at the borders: copy them in one run.
    while (n < k && follows(q, p0, p1, p2, p3, p4, <usize>n << 2)) {
      n += channels;
      q += next;
    }
    n = min(n, k);
    to = interleave5(p0, p1, p2, p3, p4, to, n);
    k -= n;
    c = 0;
  }
  return to;
}

// @ts-ignore: decorator
@inline
function follows(q: usize, p0: usize, p1: usize, p2: usize, p3: usize, p4: usize, gap: usize): bool {
  return (
    load<usize>(q, 0) == p0 + gap &&
    load<usize>(q, 4) == p1 + gap &&
    load<usize>(q, 8) == p2 + gap &&
    load<usize>(q, 12) == p3 + gap &&
    load<usize>(q, 16) == p4 + gap
  );
}

/** Panels of A[element of patch, position]: elements i0 .. i0 + m at all `k` positions in `table`. */
export function packPatchesTransposed(w: Window, table: usize, k: i32, i0: i32, m: i32, to: usize): void {
  const channels = w.inChannels;
  for (let i = i0; i < i0 + m; i += ROWS) {
    const tap = i / channels;
    const c = i % channels;
    if (ASC_FEATURE_SIMD && c + ROWS <= channels && i + ROWS <= i0 + m) {
      gather5(table + (<usize>(tap * k) << 2), <usize>c << 2, k, to);
    } else {
      for (let r = 0; r < ROWS; ++r) gather1(table, channels, i + r < i0 + m ? i + r : -1, k, to + (<usize>r << 2));
    }
    to += <usize>k * 20;
  }
}

function gather5(q: usize, skip: usize, k: i32, to: usize): void {
  const end = q + (<usize>k << 2);
  while (q != end) {
    run5(load<usize>(q) + skip, to);
    q += 4;
    to += 20;
  }
}

/** Row `element` of a panel; zeros for element -1. */
function gather1(table: usize, channels: i32, element: i32, k: i32, to: usize): void {
  const end = to + <usize>k * 20;
  if (element < 0) {
    for (; to != end; to += 20) store<f32>(to, 0);
    return;
  }
  let q = table + (<usize>((element / channels) * k) << 2);
  const skip = <usize>(element % channels) << 2;
  while (to != end) {
    store<f32>(to, load<f32>(load<usize>(q) + skip));
    q += 4;
    to += 20;
  }
}
