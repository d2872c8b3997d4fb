// As gemm/microkernel5x8.ts, from rows of A that are not packed: with few columns of B, packing A costs more than five pointers.
import { madd } from "../math/simd";

/** c[5, 8] += a[5, k] b[k, 8], or = where `overwrite`: row i of a is at a[i] + `offsetA`, row i of c at rows[i] + `offset`. */
export function microkernel5x8Unpacked(a: usize, offsetA: usize, b: usize, rows: usize, offset: usize, k: i32, overwrite: bool): void {
  let a0 = load<usize>(a) + offsetA;
  let a1 = load<usize>(a, 4) + offsetA;
  let a2 = load<usize>(a, 8) + offsetA;
  let a3 = load<usize>(a, 12) + offsetA;
  let a4 = load<usize>(a, 16) + offsetA;
  let x00 = f32x4.splat(0);
  let x01 = f32x4.splat(0);
  let x10 = f32x4.splat(0);
  let x11 = f32x4.splat(0);
  let x20 = f32x4.splat(0);
  let x21 = f32x4.splat(0);
  let x30 = f32x4.splat(0);
  let x31 = f32x4.splat(0);
  let x40 = f32x4.splat(0);
  let x41 = f32x4.splat(0);
  if (!overwrite) {
    let p = load<usize>(rows) + offset;
    x00 = v128.load(p);
    x01 = v128.load(p, 16);
    p = load<usize>(rows, 4) + offset;
    x10 = v128.load(p);
    x11 = v128.load(p, 16);
    p = load<usize>(rows, 8) + offset;
    x20 = v128.load(p);
    x21 = v128.load(p, 16);
    p = load<usize>(rows, 12) + offset;
    x30 = v128.load(p);
    x31 = v128.load(p, 16);
    p = load<usize>(rows, 16) + offset;
    x40 = v128.load(p);
    x41 = v128.load(p, 16);
  }
  const end = b + (<usize>k << 5);
  while (b != end) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    let s = v128.load32_splat(a0);
    x00 = madd(s, b0, x00);
    x01 = madd(s, b1, x01);
    s = v128.load32_splat(a1);
    x10 = madd(s, b0, x10);
    x11 = madd(s, b1, x11);
    s = v128.load32_splat(a2);
    x20 = madd(s, b0, x20);
    x21 = madd(s, b1, x21);
    s = v128.load32_splat(a3);
    x30 = madd(s, b0, x30);
    x31 = madd(s, b1, x31);
    s = v128.load32_splat(a4);
    x40 = madd(s, b0, x40);
    x41 = madd(s, b1, x41);
    a0 += 4;
    a1 += 4;
    a2 += 4;
    a3 += 4;
    a4 += 4;
    b += 32;
  }
  let to = load<usize>(rows) + offset;
  v128.store(to, x00);
  v128.store(to, x01, 16);
  to = load<usize>(rows, 4) + offset;
  v128.store(to, x10);
  v128.store(to, x11, 16);
  to = load<usize>(rows, 8) + offset;
  v128.store(to, x20);
  v128.store(to, x21, 16);
  to = load<usize>(rows, 12) + offset;
  v128.store(to, x30);
  v128.store(to, x31, 16);
  to = load<usize>(rows, 16) + offset;
  v128.store(to, x40);
  v128.store(to, x41, 16);
}
