// A vector times a row-major matrix (gemv, transposed): a weighted sum of rows.
import { madd, put } from "../math/simd";

/** y[j yStep] = sum over t of v[t] rows[t, j], j < n. Steps and `row` in bytes. */
export function gemvColumns(v: usize, vStep: usize, rows: usize, row: usize, y: usize, yStep: usize, n: i32, k: i32): void {
  for (; n >= 32; n -= 32) {
    sum32(v, vStep, rows, row, y, yStep, k);
    rows += 128;
    y += 32 * yStep;
  }
  for (; n >= 4; n -= 4) {
    let s = f32x4.splat(0);
    let p = rows;
    let q = v;
    for (let t = k; t > 0; --t, p += row, q += vStep) s = madd(v128.load32_splat(q), v128.load(p), s);
    put(s, y, yStep);
    rows += 16;
    y += 4 * yStep;
  }
  for (; n > 0; --n) {
    let s = f32x4.splat(0);
    let p = rows;
    let q = v;
    for (let t = k; t > 0; --t, p += row, q += vStep) s = madd(v128.load32_zero(q), v128.load32_zero(p), s);
    v128.store32_lane(y, s, 0);
    rows += 4;
    y += yStep;
  }
}

function sum32(v: usize, vStep: usize, p: usize, row: usize, y: usize, yStep: usize, k: i32): void {
  let s0 = f32x4.splat(0);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  let s4 = s0;
  let s5 = s0;
  let s6 = s0;
  let s7 = s0;
  for (; k > 0; --k) {
    const x = v128.load32_splat(v);
    s0 = madd(x, v128.load(p), s0);
    s1 = madd(x, v128.load(p, 16), s1);
    s2 = madd(x, v128.load(p, 32), s2);
    s3 = madd(x, v128.load(p, 48), s3);
    s4 = madd(x, v128.load(p, 64), s4);
    s5 = madd(x, v128.load(p, 80), s5);
    s6 = madd(x, v128.load(p, 96), s6);
    s7 = madd(x, v128.load(p, 112), s7);
    v += vStep;
    p += row;
  }
  put(s0, y, yStep);
  put(s1, y + 4 * yStep, yStep);
  put(s2, y + 8 * yStep, yStep);
  put(s3, y + 12 * yStep, yStep);
  put(s4, y + 16 * yStep, yStep);
  put(s5, y + 20 * yStep, yStep);
  put(s6, y + 24 * yStep, yStep);
  put(s7, y + 28 * yStep, yStep);
}
