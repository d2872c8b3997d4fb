// Questions to the engine: does it fuse multiply-adds, and how many floating-point operations can it do per second?
import { peakFlopsWide } from "../loops/peakFlopsWide";
import { madd } from "../math/simd";

/** y[0] = x[0] * x[0] + x[1], through `madd`: 2^-24 for (1 + 2^-12, -(1 + 2^-11)) where it is fused, else 0. */
export function probeMadd(x: usize, y: usize): void {
  if (ASC_FEATURE_SIMD) {
    const a = v128.load32_splat(x, 0);
    v128.store32_lane(y, madd(a, a, v128.load32_splat(x, 4)), 0);
  } else {
    const a = load<f32>(x);
    store<f32>(y, a * a + load<f32>(x, 4));
  }
}

/**
 * y[14...] = the sum of twelve chains of n multiply-adds each, x = x a + b: a = y[0], b = y[1], the x begin as y[2...13].
 * n is a multiple of 4; with SIMD a chain is four lanes wide, n / 4 long. No memory is touched between: no product
 * of matrices can be faster in this build on this machine. In the wide build eight lanes, and y has room for 96 more floats.
 */
export function peakFlops(y: usize, n: i32): void {
  if (isDefined(WIDE)) peakFlopsWide(y, n);
  else if (ASC_FEATURE_SIMD) {
    const a = v128.load32_splat(y, 0), b = v128.load32_splat(y, 4);
    let x0 = v128.load32_splat(y, 8), x1 = v128.load32_splat(y, 12), x2 = v128.load32_splat(y, 16);
    let x3 = v128.load32_splat(y, 20), x4 = v128.load32_splat(y, 24), x5 = v128.load32_splat(y, 28);
    let x6 = v128.load32_splat(y, 32), x7 = v128.load32_splat(y, 36), x8 = v128.load32_splat(y, 40);
    let x9 = v128.load32_splat(y, 44), x10 = v128.load32_splat(y, 48), x11 = v128.load32_splat(y, 52);
    for (n >>= 2; n != 0; --n) {
      x0 = madd(x0, a, b); x1 = madd(x1, a, b); x2 = madd(x2, a, b); x3 = madd(x3, a, b);
      x4 = madd(x4, a, b); x5 = madd(x5, a, b); x6 = madd(x6, a, b); x7 = madd(x7, a, b);
      x8 = madd(x8, a, b); x9 = madd(x9, a, b); x10 = madd(x10, a, b); x11 = madd(x11, a, b);
    }
    const s0 = f32x4.add(f32x4.add(x0, x1), f32x4.add(x2, x3));
    const s1 = f32x4.add(f32x4.add(x4, x5), f32x4.add(x6, x7));
    const s2 = f32x4.add(f32x4.add(x8, x9), f32x4.add(x10, x11));
    v128.store(y, f32x4.add(f32x4.add(s0, s1), s2), 56);
  } else {
    const a = load<f32>(y), b = load<f32>(y, 4);
    let x0 = load<f32>(y, 8), x1 = load<f32>(y, 12), x2 = load<f32>(y, 16), x3 = load<f32>(y, 20);
    let x4 = load<f32>(y, 24), x5 = load<f32>(y, 28), x6 = load<f32>(y, 32), x7 = load<f32>(y, 36);
    let x8 = load<f32>(y, 40), x9 = load<f32>(y, 44), x10 = load<f32>(y, 48), x11 = load<f32>(y, 52);
    for (; n != 0; --n) {
      x0 = x0 * a + b; x1 = x1 * a + b; x2 = x2 * a + b; x3 = x3 * a + b;
      x4 = x4 * a + b; x5 = x5 * a + b; x6 = x6 * a + b; x7 = x7 * a + b;
      x8 = x8 * a + b; x9 = x9 * a + b; x10 = x10 * a + b; x11 = x11 * a + b;
    }
    store<f32>(y, x0 + x1 + x2 + x3 + x4 + x5 + x6 + x7 + x8 + x9 + x10 + x11, 56);
  }
}
