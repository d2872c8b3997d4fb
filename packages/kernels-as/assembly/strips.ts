// Packing where k is the slow dimension in memory: each k copies a short run into each panel.
// Four panels are filled at a time: reading one alone touches a cache line per 20 or 32 bytes.
import { COLUMNS, ROWS } from "./microkernel";

/** Panels of 5 from p[k][stride]: to[panel][k][5] = p[k][5 * panel + r], zero beyond `width`. */
export function strips5(p: usize, stride: usize, width: i32, k: i32, to: usize): void {
  const panel = <usize>k * 20;
  if (ASC_FEATURE_SIMD) {
    for (; width >= 4 * ROWS; width -= 4 * ROWS) {
      four5(p, stride, to, panel);
      p += 16 * ROWS;
      to += 4 * panel;
    }
  }
  for (; width > 0; width -= ROWS) {
    strip(p, stride, min(width, ROWS), ROWS, k, to);
    p += 4 * ROWS;
    to += panel;
  }
}

/** Panels of 8 from p[k][stride]: to[panel][k][8] = p[k][8 * panel + c], zero beyond `width`. */
export function strips8(p: usize, stride: usize, width: i32, k: i32, to: usize): void {
  const panel = <usize>k << 5;
  if (ASC_FEATURE_SIMD) {
    for (; width >= 4 * COLUMNS; width -= 4 * COLUMNS) {
      four8(p, stride, to, panel);
      p += 16 * COLUMNS;
      to += 4 * panel;
    }
    for (; width >= COLUMNS; width -= COLUMNS) {
      one8(p, stride, k, to);
      p += 4 * COLUMNS;
      to += panel;
    }
  }
  for (; width > 0; width -= COLUMNS) {
    strip(p, stride, min(width, COLUMNS), COLUMNS, k, to);
    p += 4 * COLUMNS;
    to += panel;
  }
}

/** One panel of any width, of which `valid` columns exist. */
function strip(p: usize, stride: usize, valid: i32, width: i32, k: i32, to: usize): void {
  for (; k > 0; --k) {
    for (let c = 0; c < width; ++c) {
      const at = <usize>c << 2;
      store<f32>(to + at, c < valid ? load<f32>(p + at) : 0);
    }
    p += stride;
    to += <usize>width << 2;
  }
}

function four5(p: usize, stride: usize, to: usize, panel: usize): void {
  let t1 = to + panel;
  let t2 = t1 + panel;
  let t3 = t2 + panel;
  const end = t1;
  while (to != end) {
    run5(p, to);
    run5(p + 20, t1);
    run5(p + 40, t2);
    run5(p + 60, t3);
    p += stride;
    to += 20;
    t1 += 20;
    t2 += 20;
    t3 += 20;
  }
}

/** to[0..5] = p[0..5]. */
// @ts-ignore: decorator
@inline
export function run5(p: usize, to: usize): void {
  v128.store(to, v128.load(p));
  store<f32>(to, load<f32>(p, 16), 16);
}

function four8(p: usize, stride: usize, to: usize, panel: usize): void {
  let t1 = to + panel;
  let t2 = t1 + panel;
  let t3 = t2 + panel;
  const end = t1;
  while (to != end) {
    run8(p, to);
    run8(p + 32, t1);
    run8(p + 64, t2);
    run8(p + 96, t3);
    p += stride;
    to += 32;
    t1 += 32;
    t2 += 32;
    t3 += 32;
  }
}

function one8(p: usize, stride: usize, k: i32, to: usize): void {
  for (; k > 0; --k) {
    run8(p, to);
    p += stride;
    to += 32;
  }
}

// @ts-ignore: decorator
@inline
function run8(p: usize, to: usize): void {
  v128.store(to, v128.load(p));
  v128.store(to, v128.load(p, 16), 16);
}
