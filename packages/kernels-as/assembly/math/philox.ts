// Philox4x32-10, the generator behind every random number (Salmon et al., "Parallel random numbers: as easy as 1, 2, 3",
// SC11).
//
//   key      seedLow, seedHigh
//   counter  block, stepLow, stepHigh, stream     -> four 32-bit words x0 x1 x2 x3
//
// SIMD builds make four blocks at once, one per lane, and the ends of a range as the scalar build does: same bits.

const M0: u32 = 0xD2511F53;
const M1: u32 = 0xCD9E8D57;
const W0: u32 = 0x9E3779B9; // 2^32 times the golden ratio's fraction
const W1: u32 = 0xBB67AE85; // 2^32 (sqrt(3) - 1)


// The words of one block: AssemblyScript functions have one result, and globals are private to an instance.
let x0: u32 = 0;
let x1: u32 = 0;
let x2: u32 = 0;
let x3: u32 = 0;

function philox(block: u32, step0: u32, step1: u32, stream: u32, key0: u32, key1: u32): void {
  let a = block;
  let b = step0;
  let c = step1;
  let d = stream;
  for (let round = 0; round < 10; ++round) {
    const p = <u64>M0 * <u64>a;
    const q = <u64>M1 * <u64>c;
    a = <u32>(q >> 32) ^ b ^ key0;
    b = <u32>q;
    c = <u32>(p >> 32) ^ d ^ key1;
    d = <u32>p;
    key0 += W0;
    key1 += W1;
  }
  x0 = a;
  x1 = b;
  x2 = c;
  x3 = d;
}

/**
 * Elements first to first + n of a sequence at y, as the class T makes them of words: T.store of one word, T.storeV of
 * four vectors of words.
 */
export function philoxFill<T>(y: usize, first: u32, n: u32, key0: u32, key1: u32, step0: u32, step1: u32, stream: u32): void {
  const kind = changetype<T>(0);
  const end = y + (<usize>n << 2);
  let block = first >> 2;
  let from = first & 3;
  if (ASC_FEATURE_SIMD) {
    if (from != 0 && y < end) {
      philox(block++, step0, step1, stream, key0, key1);
      for (; from < 4 && y < end; ++from, y += 4) kind.store(y, from);
      from = 0;
    }
    const quads = <u32>((end - y) >> 6);
    if (quads > 0) {
      fillQuads<T>(y, block, quads, key0, key1, step0, step1, stream);
      y += <usize>quads << 6;
      block += quads << 2;
    }
  }
  while (y < end) {
    philox(block++, step0, step1, stream, key0, key1);
    for (; from < 4 && y < end; ++from, y += 4) kind.store(y, from);
    from = 0;
  }
}

/** 16 elements at a time: lane i of each vector belongs to block + i. */
function fillQuads<T>(y: usize, block: u32, quads: u32, key0: u32, key1: u32, step0: u32, step1: u32, stream: u32): void {
  const kind = changetype<T>(0);
  const end = y + (<usize>quads << 6);
  const m0 = i32x4.splat(M0);
  const m1 = i32x4.splat(M1);
  const four = i32x4.splat(4);
  let blocks = i32x4.add(i32x4.splat(block), i32x4(0, 1, 2, 3));
  while (y < end) {
    let a = blocks;
    let b = i32x4.splat(step0);
    let c = i32x4.splat(step1);
    let d = i32x4.splat(stream);
    let k0 = key0;
    let k1 = key1;
    for (let round = 0; round < 10; ++round) {
      const p = i64x2.extmul_low_i32x4_u(a, m0);
      const q = i64x2.extmul_high_i32x4_u(a, m0);
      const r = i64x2.extmul_low_i32x4_u(c, m1);
      const s = i64x2.extmul_high_i32x4_u(c, m1);
      a = v128.xor(v128.xor(v128.shuffle<i32>(r, s, 1, 3, 5, 7), b), i32x4.splat(k0));
      b = v128.shuffle<i32>(r, s, 0, 2, 4, 6);
      c = v128.xor(v128.xor(v128.shuffle<i32>(p, q, 1, 3, 5, 7), d), i32x4.splat(k1));
      d = v128.shuffle<i32>(p, q, 0, 2, 4, 6);
      k0 += W0;
      k1 += W1;
    }
    kind.storeV(y, a, b, c, d);
    blocks = i32x4.add(blocks, four);
    y += 64;
  }
}

/** Four vectors of one word each -> four blocks in a row. */
// @ts-ignore: decorator
@inline export function storeBlocks(y: usize, a: v128, b: v128, c: v128, d: v128): void {
  const ab = v128.shuffle<i32>(a, b, 0, 4, 1, 5);
  const cd = v128.shuffle<i32>(c, d, 0, 4, 1, 5);
  const AB = v128.shuffle<i32>(a, b, 2, 6, 3, 7);
  const CD = v128.shuffle<i32>(c, d, 2, 6, 3, 7);
  v128.store(y, v128.shuffle<i64>(ab, cd, 0, 2));
  v128.store(y, v128.shuffle<i64>(ab, cd, 1, 3), 16);
  v128.store(y, v128.shuffle<i64>(AB, CD, 0, 2), 32);
  v128.store(y, v128.shuffle<i64>(AB, CD, 1, 3), 48);
}

/** Word i of the block that was made last. */
// @ts-ignore: decorator
@inline export function word(i: u32): u32 {
  return i < 2 ? (i == 0 ? x0 : x1) : i == 2 ? x2 : x3;
}
