// Packing where k is the slow dimension in memory: each k copies a short run into each panel. Four panels are filled at a time, since
// filling one would use only 20 or 32 bytes of each cache line.
import { NR, MR } from "./blocking";

/** Bytes of a row of a panel of B. */
const LINE: usize = 4 * NR;

/**
 * Panels of 5: to[panel][k][5] = the float at depth[k] + rows[5 * panel + r], zero beyond `m`. `depth` is a table of
 * addresses up to `end`, `rows` one of offsets.
 */
export function packStrided5(depth: usize, end: usize, rows: usize, m: i32, to: usize): void {
  const panel = (end - depth) * MR;
  while (m > 0) {
    const offset = load<usize>(rows);
    if (ASC_FEATURE_SIMD && m >= 4 * MR && load<usize>(rows, 76) - offset == 76) {
      fourPanels5(depth, end, offset, to, panel);
      m -= 4 * MR;
      rows += 16 * MR;
      to += 4 * panel;
      continue;
    }
    if (ASC_FEATURE_SIMD && m >= MR && load<usize>(rows, 16) - offset == 16) onePanel5(depth, end, offset, to);
    else for (let r: i32 = 0; r < MR; ++r) gatherLane(depth, end, rows, r < m ? r : -1, to + (<usize>r << 2), 4 * MR);
    m -= MR;
    rows += 4 * MR;
    to += panel;
  }
}

/** The same for panels as wide as a tile, of `n` columns. */
export function packStridedColumns(depth: usize, end: usize, columns: usize, n: i32, to: usize): void {
  const panel = (end - depth) * NR;
  while (n > 0) {
    const offset = load<usize>(columns);
    if (ASC_FEATURE_SIMD && n >= 32 && load<usize>(columns, 124) - offset == 124) {
      if (NR == 8) fourPanels8(depth, end, offset, to, panel);
      else twoPanels16(depth, end, offset, to, panel);
      n -= 32;
      columns += 128;
      to += (32 / NR) * panel;
      continue;
    }
    for (let j = 0; j < NR; j += 4) {
      const at = to + (<usize>j << 2);
      if (ASC_FEATURE_SIMD && n >= j + 4 && load<usize>(columns, 12) - load<usize>(columns) == 12) {
        fourColumns(depth, end, load<usize>(columns), at);
      } else for (let c = 0; c < 4; ++c) gatherLane(depth, end, columns, j + c < n ? c : -1, at + (<usize>c << 2), LINE);
      columns += 16;
    }
    n -= NR;
    to += panel;
  }
}

/** One row or column of a panel, that at offsets[which]; zeros for -1. */
function gatherLane(depth: usize, end: usize, offsets: usize, which: i32, to: usize, step: usize): void {
  if (which < 0) {
    for (; depth != end; depth += 4) {
      store<f32>(to, 0);
      to += step;
    }
    return;
  }
  const offset = load<usize>(offsets + (<usize>which << 2));
  for (; depth != end; depth += 4) {
    store<f32>(to, load<f32>(load<usize>(depth) + offset));
    to += step;
  }
}

function fourPanels5(depth: usize, end: usize, offset: usize, to: usize, panel: usize): void {
  let t1 = to + panel;
  let t2 = t1 + panel;
  let t3 = t2 + panel;
  for (; depth != end; depth += 4) {
    const p = load<usize>(depth) + offset;
    copy5(p, to);
    copy5(p + 20, t1);
    copy5(p + 40, t2);
    copy5(p + 60, t3);
    to += 20;
    t1 += 20;
    t2 += 20;
    t3 += 20;
  }
}

function onePanel5(depth: usize, end: usize, offset: usize, to: usize): void {
  for (; depth != end; depth += 4) {
    copy5(load<usize>(depth) + offset, to);
    to += 20;
  }
}

/** to[0..5] = p[0..5]. */
// @ts-ignore: decorator
@inline
function copy5(p: usize, to: usize): void {
  v128.store(to, v128.load(p));
  store<f32>(to, load<f32>(p, 16), 16);
}

function fourPanels8(depth: usize, end: usize, offset: usize, to: usize, panel: usize): void {
  let t1 = to + panel;
  let t2 = t1 + panel;
  let t3 = t2 + panel;
  for (; depth != end; depth += 4) {
    const p = load<usize>(depth) + offset;
    copy8(p, to);
    copy8(p + 32, t1);
    copy8(p + 64, t2);
    copy8(p + 96, t3);
    to += 32;
    t1 += 32;
    t2 += 32;
    t3 += 32;
  }
}

function twoPanels16(depth: usize, end: usize, offset: usize, to: usize, panel: usize): void {
  let t1 = to + panel;
  for (; depth != end; depth += 4) {
    const p = load<usize>(depth) + offset;
    copy8(p, to);
    copy8(p + 32, to + 32);
    copy8(p + 64, t1);
    copy8(p + 96, t1 + 32);
    to += 64;
    t1 += 64;
  }
}

function fourColumns(depth: usize, end: usize, offset: usize, to: usize): void {
  for (; depth != end; depth += 4) {
    v128.store(to, v128.load(load<usize>(depth) + offset));
    to += LINE;
  }
}

// @ts-ignore: decorator
@inline
function copy8(p: usize, to: usize): void {
  v128.store(to, v128.load(p));
  v128.store(to, v128.load(p, 16), 16);
}
