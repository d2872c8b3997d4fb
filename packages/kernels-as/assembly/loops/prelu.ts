// y = x < 0 ? alpha x : x with broadcasting: see loops/broadcast.ts.
import { lines, NARROW, TILE } from "./broadcast";
import * as vec from "../math/vec";

const ONE = memory.data<f32>([1]);

class Prelu {
  @inline f<T>(x: T, alpha: T): T {
    return vec.choose<T>(vec.lt<T>(x, vec.bits<T>(0)), vec.mul<T>(alpha, x), x);
  }
}

/** The arguments of `block`. */
export function prelu(x: usize, alpha: usize, y: usize, rows: i32, columns: i32, xRow: i32, alphaRow: i32, xStep: i32, alphaStep: i32): void {
  const repeated = alphaRow == 0 && rows >= TILE && xStep == 1 && alphaStep == 1 && (columns & 15) == 0;
  if (ASC_FEATURE_SIMD && repeated && columns <= NARROW) tiles(x, alpha, y, rows, columns, xRow);
  else lines<Prelu, f32>(x, alpha, y, rows, columns, xRow, alphaRow, xStep, alphaStep);
}

/** `prelu` where alpha is one row for all rows of x: what makes alpha of 1, bit by bit, is found once for four rows. */
function tiles(x: usize, alpha: usize, y: usize, rows: i32, columns: i32, xRow: i32): void {
  const bytes = <usize>columns << 2, stride = <usize>xRow << 2, one = v128.load32_splat(ONE);
  for (; rows > 0; rows -= TILE) {
    const count = min(TILE, rows);
    for (let c: usize = 0; c < bytes; c += 64) {
      const b0 = v128.xor(one, v128.load(alpha + c)), b1 = v128.xor(one, v128.load(alpha + c, 16));
      const b2 = v128.xor(one, v128.load(alpha + c, 32)), b3 = v128.xor(one, v128.load(alpha + c, 48));
      let p = x + c, q = y + c;
      for (let r = count; r > 0; r -= 2) {
        four(p, q, b0, b1, b2, b3, one);
        p += stride;
        q += bytes;
        if (r == 1) break;
        four(p, q, b0, b1, b2, b3, one);
        p += stride;
        q += bytes;
      }
    }
    x += stride * TILE;
    y += bytes * TILE;
  }
}

// @ts-ignore: decorator
@inline
function four(p: usize, q: usize, b0: v128, b1: v128, b2: v128, b3: v128, one: v128): void {
  v128.store(q, bent(v128.load(p), b0, one));
  v128.store(q, bent(v128.load(p, 16), b1, one), 16);
  v128.store(q, bent(v128.load(p, 32), b2, one), 32);
  v128.store(q, bent(v128.load(p, 48), b3, one), 48);
}

/** x, by 1 or alpha: `change` is what makes alpha of 1. */
// @ts-ignore: decorator
@inline
function bent(x: v128, change: v128, one: v128): v128 {
  return f32x4.mul(x, v128.xor(one, v128.and(f32x4.lt(x, i32x4.splat(0)), change)));
}
