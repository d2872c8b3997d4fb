// Packing where a panel's rows are contiguous in memory: n elements of each row are interleaved.
import { NR } from "./blocking";

/** to[i * 5 + r] = p_r[i] for i < n. Returns the end of `to`. */
export function interleave5(p0: usize, p1: usize, p2: usize, p3: usize, p4: usize, to: usize, n: i32): usize {
  let i: usize = 0;
  const end = <usize>n << 2;
  if (ASC_FEATURE_SIMD) {
    const vectors = end & ~15;
    while (i < vectors) {
      transpose(v128.load(p0 + i), v128.load(p1 + i), v128.load(p2 + i), v128.load(p3 + i), to, 20);
      const e = v128.load(p4 + i);
      v128.store32_lane(to, e, 0, 16);
      v128.store32_lane(to, e, 1, 36);
      v128.store32_lane(to, e, 2, 56);
      v128.store32_lane(to, e, 3, 76);
      to += 80;
      i += 16;
    }
  }
  while (i < end) {
    store<f32>(to, load<f32>(p0 + i));
    store<f32>(to, load<f32>(p1 + i), 4);
    store<f32>(to, load<f32>(p2 + i), 8);
    store<f32>(to, load<f32>(p3 + i), 12);
    store<f32>(to, load<f32>(p4 + i), 16);
    to += 20;
    i += 4;
  }
  return to;
}

/** to[i * COLUMNS + c] = the float i of p_c = columns[c] + skip, for i < n and c < valid; beyond, that of another. */
export function interleaveColumns(columns: usize, valid: i32, offset: usize, to: usize, n: i32): void {
  for (let c = 0; c < NR; c += 4) {
    if (c < valid) interleave4(columns + (<usize>c << 2), valid - c, offset, to, n);
    else interleave4(columns, 1, offset, to, n);
    to += 16;
  }
}

/** Four columns of `interleaveColumns`. */
function interleave4(columns: usize, valid: i32, offset: usize, to: usize, n: i32): void {
  const p0 = load<usize>(columns) + offset;
  const p1 = valid > 1 ? load<usize>(columns, 4) + offset : p0;
  const p2 = valid > 2 ? load<usize>(columns, 8) + offset : p0;
  const p3 = valid > 3 ? load<usize>(columns, 12) + offset : p0;
  let i: usize = 0;
  const end = <usize>n << 2;
  if (ASC_FEATURE_SIMD) {
    const vectors = end & ~15;
    while (i < vectors) {
      transpose(v128.load(p0 + i), v128.load(p1 + i), v128.load(p2 + i), v128.load(p3 + i), to, 4 * NR);
      to += 16 * NR;
      i += 16;
    }
  }
  while (i < end) {
    store<f32>(to, load<f32>(p0 + i));
    store<f32>(to, load<f32>(p1 + i), 4);
    store<f32>(to, load<f32>(p2 + i), 8);
    store<f32>(to, load<f32>(p3 + i), 12);
    to += 4 * NR;
    i += 4;
  }
}

/** Stores the columns of the 4 x 4 matrix of rows a, b, c, d, `stride` bytes apart. */
// @ts-ignore: decorator
@inline
export function transpose(a: v128, b: v128, c: v128, d: v128, to: usize, stride: usize): void {
  const ab = v128.shuffle<f32>(a, b, 0, 4, 1, 5);
  const cd = v128.shuffle<f32>(c, d, 0, 4, 1, 5);
  const ef = v128.shuffle<f32>(a, b, 2, 6, 3, 7);
  const gh = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
  v128.store(to, v128.shuffle<f32>(ab, cd, 0, 1, 4, 5));
  v128.store(to + stride, v128.shuffle<f32>(ab, cd, 2, 3, 6, 7));
  v128.store(to + stride * 2, v128.shuffle<f32>(ef, gh, 0, 1, 4, 5));
  v128.store(to + stride * 3, v128.shuffle<f32>(ef, gh, 2, 3, 6, 7));
}
