// Dot products of a vector with the rows of a matrix (gemv, no transpose): four rows are transposed on the way and fill a vector.
import { madd, put } from "../math/simd";

/** Rows that run side by side: four chains of additions hide the latency of one. */
const DOTS = 16;

/** y[i yStep] = sum over t of v[t] rows[i, t], i < m. Steps and `row` in bytes. */
export function gemvRows(v: usize, vStep: usize, rows: usize, row: usize, y: usize, yStep: usize, m: i32, k: i32): void {
  for (; m >= DOTS; m -= DOTS) {
    dots16(v, vStep, rows, row, y, yStep, k);
    rows += DOTS * row;
    y += DOTS * yStep;
  }
  for (; m > 0; m -= 4) {
    const s = dots4(v, vStep, rows, m > 1 ? rows + row : rows, m > 2 ? rows + 2 * row : rows, m > 3 ? rows + 3 * row : rows, k);
    v128.store32_lane(y, s, 0);
    if (m > 1) v128.store32_lane(y + yStep, s, 1);
    if (m > 2) v128.store32_lane(y + 2 * yStep, s, 2);
    if (m > 3) v128.store32_lane(y + 3 * yStep, s, 3);
    rows += 4 * row;
    y += 4 * yStep;
  }
}

function dots16(v: usize, vStep: usize, rows: usize, row: usize, y: usize, yStep: usize, k: i32): void {
  let s0 = f32x4.splat(0);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  const four = 4 * row;
  const twice = 2 * row;
  for (; k >= 4; k -= 4) {
    const v0 = v128.load32_splat(v);
    const v1 = v128.load32_splat(v + vStep);
    const v2 = v128.load32_splat(v + 2 * vStep);
    const v3 = v128.load32_splat(v + 3 * vStep);
    let p = rows;
    s0 = step4(s0, p, p + row, p + twice, p + twice + row, v0, v1, v2, v3);
    p += four;
    s1 = step4(s1, p, p + row, p + twice, p + twice + row, v0, v1, v2, v3);
    p += four;
    s2 = step4(s2, p, p + row, p + twice, p + twice + row, v0, v1, v2, v3);
    p += four;
    s3 = step4(s3, p, p + row, p + twice, p + twice + row, v0, v1, v2, v3);
    v += 4 * vStep;
    rows += 16;
  }
  for (; k > 0; --k) {
    const x = v128.load32_splat(v);
    s0 = madd(x, column(rows, rows + row, rows + twice, rows + twice + row), s0);
    let p = rows + four;
    s1 = madd(x, column(p, p + row, p + twice, p + twice + row), s1);
    p += four;
    s2 = madd(x, column(p, p + row, p + twice, p + twice + row), s2);
    p += four;
    s3 = madd(x, column(p, p + row, p + twice, p + twice + row), s3);
    v += vStep;
    rows += 4;
  }
  put(s0, y, yStep);
  put(s1, y + 4 * yStep, yStep);
  put(s2, y + 8 * yStep, yStep);
  put(s3, y + 12 * yStep, yStep);
}

/** The dots of v with four rows of k. */
function dots4(v: usize, vStep: usize, p0: usize, p1: usize, p2: usize, p3: usize, k: i32): v128 {
  let s = f32x4.splat(0);
  for (; k >= 4; k -= 4) {
    s = step4(
      s, p0, p1, p2, p3,
      v128.load32_splat(v), v128.load32_splat(v + vStep), v128.load32_splat(v + 2 * vStep), v128.load32_splat(v + 3 * vStep)
    );
    v += 4 * vStep;
    p0 += 16;
    p1 += 16;
    p2 += 16;
    p3 += 16;
  }
  for (; k > 0; --k) {
    s = madd(v128.load32_splat(v), column(p0, p1, p2, p3), s);
    v += vStep;
    p0 += 4;
    p1 += 4;
    p2 += 4;
    p3 += 4;
  }
  return s;
}

/** Four steps of k for four rows: lane i is row i. */
// @ts-ignore: decorator
@inline
function step4(s: v128, p0: usize, p1: usize, p2: usize, p3: usize, v0: v128, v1: v128, v2: v128, v3: v128): v128 {
  const a = v128.load(p0);
  const b = v128.load(p1);
  const c = v128.load(p2);
  const d = v128.load(p3);
  const ab = v128.shuffle<i32>(a, b, 0, 4, 1, 5);
  const cd = v128.shuffle<i32>(c, d, 0, 4, 1, 5);
  const AB = v128.shuffle<i32>(a, b, 2, 6, 3, 7);
  const CD = v128.shuffle<i32>(c, d, 2, 6, 3, 7);
  s = madd(v0, v128.shuffle<i64>(ab, cd, 0, 2), s);
  s = madd(v1, v128.shuffle<i64>(ab, cd, 1, 3), s);
  s = madd(v2, v128.shuffle<i64>(AB, CD, 0, 2), s);
  return madd(v3, v128.shuffle<i64>(AB, CD, 1, 3), s);
}

/** The first float of four rows. */
// @ts-ignore: decorator
@inline
function column(p0: usize, p1: usize, p2: usize, p3: usize): v128 {
  let x = v128.load32_zero(p0);
  x = v128.load32_lane(p1, x, 1);
  x = v128.load32_lane(p2, x, 2);
  return v128.load32_lane(p3, x, 3);
}
