// Packing where k is the slow dimension in memory: each k copies a short run into each panel.
// Four panels are filled at a time: reading one alone touches a cache line per 20 or 32 bytes.
import { COLUMNS, ROWS } from "./blocking";

/** Bytes of a row of a panel of B. */
const LINE: usize = 4 * COLUMNS;

/**
 * Panels of 5: to[panel][k][5] = the float at depth[k] + rows[5 * panel + r], zero beyond `m`. `depth` is a table of
 * addresses up to `end`, `rows` one of offsets.
 */
export function strips5(depth: usize, end: usize, rows: usize, m: i32, to: usize): void {
  const panel = (end - depth) * ROWS;
  while (m > 0) {
    const skip = load<usize>(rows);
    if (ASC_FEATURE_SIMD && m >= 4 * ROWS && load<usize>(rows, 76) - skip == 76) {
      four5(depth, end, skip, to, panel);
      m -= 4 * ROWS;
      rows += 16 * ROWS;
      to += 4 * panel;
      continue;
    }
    if (ASC_FEATURE_SIMD && m >= ROWS && load<usize>(rows, 16) - skip == 16) one5(depth, end, skip, to);
    else for (let r: i32 = 0; r < ROWS; ++r) gather(depth, end, rows, r < m ? r : -1, to + (<usize>r << 2), 4 * ROWS);
    m -= ROWS;
    rows += 4 * ROWS;
    to += panel;
  }
}

/** The same for panels as wide as a tile, of `n` columns. */
export function stripsColumns(depth: usize, end: usize, columns: usize, n: i32, to: usize): void {
  const panel = (end - depth) * COLUMNS;
  while (n > 0) {
    const skip = load<usize>(columns);
    if (ASC_FEATURE_SIMD && n >= 32 && load<usize>(columns, 124) - skip == 124) {
      if (COLUMNS == 8) four8(depth, end, skip, to, panel);
      else two16(depth, end, skip, to, panel);
      n -= 32;
      columns += 128;
      to += (32 / COLUMNS) * panel;
      continue;
    }
    for (let j = 0; j < COLUMNS; j += 4) {
      const at = to + (<usize>j << 2);
      if (ASC_FEATURE_SIMD && n >= j + 4 && load<usize>(columns, 12) - load<usize>(columns) == 12) {
        four(depth, end, load<usize>(columns), at);
      } else for (let c = 0; c < 4; ++c) gather(depth, end, columns, j + c < n ? c : -1, at + (<usize>c << 2), LINE);
      columns += 16;
    }
    n -= COLUMNS;
    to += panel;
  }
}

/** One row or column of a panel, that at offsets[which]; zeros for -1. */
function gather(depth: usize, end: usize, offsets: usize, which: i32, to: usize, step: usize): void {
  if (which < 0) {
    for (; depth != end; depth += 4) {
      store<f32>(to, 0);
      to += step;
    }
    return;
  }
  const skip = load<usize>(offsets + (<usize>which << 2));
  for (; depth != end; depth += 4) {
    store<f32>(to, load<f32>(load<usize>(depth) + skip));
    to += step;
  }
}

function four5(depth: usize, end: usize, skip: usize, to: usize, panel: usize): void {
  let t1 = to + panel;
  let t2 = t1 + panel;
  let t3 = t2 + panel;
  for (; depth != end; depth += 4) {
    const p = load<usize>(depth) + skip;
    run5(p, to);
    run5(p + 20, t1);
    run5(p + 40, t2);
    run5(p + 60, t3);
    to += 20;
    t1 += 20;
    t2 += 20;
    t3 += 20;
  }
}

function one5(depth: usize, end: usize, skip: usize, to: usize): void {
  for (; depth != end; depth += 4) {
    run5(load<usize>(depth) + skip, to);
    to += 20;
  }
}

/** to[0..5] = p[0..5]. */
// @ts-ignore: decorator
@inline
function run5(p: usize, to: usize): void {
  v128.store(to, v128.load(p));
  store<f32>(to, load<f32>(p, 16), 16);
}

function four8(depth: usize, end: usize, skip: usize, to: usize, panel: usize): void {
  let t1 = to + panel;
  let t2 = t1 + panel;
  let t3 = t2 + panel;
  for (; depth != end; depth += 4) {
    const p = load<usize>(depth) + skip;
    run8(p, to);
    run8(p + 32, t1);
    run8(p + 64, t2);
    run8(p + 96, t3);
    to += 32;
    t1 += 32;
    t2 += 32;
    t3 += 32;
  }
}

function two16(depth: usize, end: usize, skip: usize, to: usize, panel: usize): void {
  let t1 = to + panel;
  for (; depth != end; depth += 4) {
    const p = load<usize>(depth) + skip;
    run8(p, to);
    run8(p + 32, to + 32);
    run8(p + 64, t1);
    run8(p + 96, t1 + 32);
    to += 64;
    t1 += 64;
  }
}

function four(depth: usize, end: usize, skip: usize, to: usize): void {
  for (; depth != end; depth += 4) {
    v128.store(to, v128.load(load<usize>(depth) + skip));
    to += LINE;
  }
}

// @ts-ignore: decorator
@inline
function run8(p: usize, to: usize): void {
  v128.store(to, v128.load(p));
  v128.store(to, v128.load(p, 16), 16);
}
