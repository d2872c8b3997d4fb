// As gemm/microkernel5x8.ts without the last row: 64 rows, the usual batch, are twelve tiles of five rows and one of four.
import { madd } from "../math/simd";

/** c[4, 8] += a[k, 4]ᵀ b[k, 8], or = where `overwrite`, from a panel of five rows: as `microkernel5x8` without the last. */
export function microkernel4x8(a: usize, b: usize, rows: usize, offset: usize, k: i32, overwrite: bool): void {
  let x00 = f32x4.splat(0);
  let x01 = f32x4.splat(0);
  let x10 = f32x4.splat(0);
  let x11 = f32x4.splat(0);
  let x20 = f32x4.splat(0);
  let x21 = f32x4.splat(0);
  let x30 = f32x4.splat(0);
  let x31 = f32x4.splat(0);
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
  }
  const end = b + (<usize>k << 5);
  let b0 = v128.load(b);
  let b1 = v128.load(b, 16);
  let s = v128.load32_splat(a, 0);
  x00 = madd(s, b0, x00);
  x01 = madd(s, b1, x01);
  s = v128.load32_splat(a, 4);
  x10 = madd(s, b0, x10);
  x11 = madd(s, b1, x11);
  s = v128.load32_splat(a, 8);
  x20 = madd(s, b0, x20);
  x21 = madd(s, b1, x21);
  s = v128.load32_splat(a, 12);
  x30 = madd(s, b0, x30);
  x31 = madd(s, b1, x31);
  a += 20;
  b += 32;
  while (b != end) {
    b0 = v128.load(b);
    b1 = v128.load(b, 16);
    s = v128.load32_splat(a, 0);
    x00 = madd(s, b0, x00);
    x01 = madd(s, b1, x01);
    s = v128.load32_splat(a, 4);
    x10 = madd(s, b0, x10);
    x11 = madd(s, b1, x11);
    s = v128.load32_splat(a, 8);
    x20 = madd(s, b0, x20);
    x21 = madd(s, b1, x21);
    s = v128.load32_splat(a, 12);
    x30 = madd(s, b0, x30);
    x31 = madd(s, b1, x31);
    a += 20;
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
}
