// The chains of `peakFlops` in pairs that an engine can compute as one: pairs are found from stores of neighbours.
import { madd } from "../math/simd";

/** As `peakFlops` of kernels/memory.ts, with chains of two vectors, n a multiple of 8; they begin and end at y[18...]. */
export function peakFlopsWide(y: usize, n: i32): void {
  const a = v128.load32_splat(y, 0), b = v128.load32_splat(y, 4);
  const p = y + 72;
  v128.store(p, v128.load32_splat(y, 8), 0);
  v128.store(p, v128.load32_splat(y, 8), 16);
  v128.store(p, v128.load32_splat(y, 12), 32);
  v128.store(p, v128.load32_splat(y, 12), 48);
  v128.store(p, v128.load32_splat(y, 16), 64);
  v128.store(p, v128.load32_splat(y, 16), 80);
  v128.store(p, v128.load32_splat(y, 20), 96);
  v128.store(p, v128.load32_splat(y, 20), 112);
  v128.store(p, v128.load32_splat(y, 24), 128);
  v128.store(p, v128.load32_splat(y, 24), 144);
  v128.store(p, v128.load32_splat(y, 28), 160);
  v128.store(p, v128.load32_splat(y, 28), 176);
  v128.store(p, v128.load32_splat(y, 32), 192);
  v128.store(p, v128.load32_splat(y, 32), 208);
  v128.store(p, v128.load32_splat(y, 36), 224);
  v128.store(p, v128.load32_splat(y, 36), 240);
  v128.store(p, v128.load32_splat(y, 40), 256);
  v128.store(p, v128.load32_splat(y, 40), 272);
  v128.store(p, v128.load32_splat(y, 44), 288);
  v128.store(p, v128.load32_splat(y, 44), 304);
  v128.store(p, v128.load32_splat(y, 48), 320);
  v128.store(p, v128.load32_splat(y, 48), 336);
  v128.store(p, v128.load32_splat(y, 52), 352);
  v128.store(p, v128.load32_splat(y, 52), 368);
  let x0 = v128.load(p, 0), z0 = v128.load(p, 16);
  let x1 = v128.load(p, 32), z1 = v128.load(p, 48);
  let x2 = v128.load(p, 64), z2 = v128.load(p, 80);
  let x3 = v128.load(p, 96), z3 = v128.load(p, 112);
  let x4 = v128.load(p, 128), z4 = v128.load(p, 144);
  let x5 = v128.load(p, 160), z5 = v128.load(p, 176);
  let x6 = v128.load(p, 192), z6 = v128.load(p, 208);
  let x7 = v128.load(p, 224), z7 = v128.load(p, 240);
  let x8 = v128.load(p, 256), z8 = v128.load(p, 272);
  let x9 = v128.load(p, 288), z9 = v128.load(p, 304);
  let x10 = v128.load(p, 320), z10 = v128.load(p, 336);
  let x11 = v128.load(p, 352), z11 = v128.load(p, 368);
  for (n >>= 3; n != 0; --n) {
    x0 = madd(x0, a, b); z0 = madd(z0, a, b);
    x1 = madd(x1, a, b); z1 = madd(z1, a, b);
    x2 = madd(x2, a, b); z2 = madd(z2, a, b);
    x3 = madd(x3, a, b); z3 = madd(z3, a, b);
    x4 = madd(x4, a, b); z4 = madd(z4, a, b);
    x5 = madd(x5, a, b); z5 = madd(z5, a, b);
    x6 = madd(x6, a, b); z6 = madd(z6, a, b);
    x7 = madd(x7, a, b); z7 = madd(z7, a, b);
    x8 = madd(x8, a, b); z8 = madd(z8, a, b);
    x9 = madd(x9, a, b); z9 = madd(z9, a, b);
    x10 = madd(x10, a, b); z10 = madd(z10, a, b);
    x11 = madd(x11, a, b); z11 = madd(z11, a, b);
  }
  v128.store(p, x0, 0); v128.store(p, z0, 16);
  v128.store(p, x1, 32); v128.store(p, z1, 48);
  v128.store(p, x2, 64); v128.store(p, z2, 80);
  v128.store(p, x3, 96); v128.store(p, z3, 112);
  v128.store(p, x4, 128); v128.store(p, z4, 144);
  v128.store(p, x5, 160); v128.store(p, z5, 176);
  v128.store(p, x6, 192); v128.store(p, z6, 208);
  v128.store(p, x7, 224); v128.store(p, z7, 240);
  v128.store(p, x8, 256); v128.store(p, z8, 272);
  v128.store(p, x9, 288); v128.store(p, z9, 304);
  v128.store(p, x10, 320); v128.store(p, z10, 336);
  v128.store(p, x11, 352); v128.store(p, z11, 368);
  let sum = f32x4.splat(0);
  for (let i: usize = 0; i < 12; ++i) sum = f32x4.add(sum, v128.load(p + 32 * i));
  v128.store(y, sum, 56);
}
