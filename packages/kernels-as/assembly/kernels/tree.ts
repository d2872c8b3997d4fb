// Sums of vectors over a binary tree that their number alone decides: pairs of neighbours, then pairs of pairs. Vectors come one by one, and
// `sums` [levels, n] holds at level l the sum of the 2^l newest ones, as far as it waits for its right neighbour.

/** Adds vector number i = index[0] = 0, 1, ...: s = x; s = sums[l] + s for each trailing one-bit l of i; sums[trailing ones of i] = s. */
export function treeAdd(x: usize, sums: usize, index: usize, n: i32): void {
  const levels = <i32>ctz(~load<i32>(index));
  const row = <usize>n << 2;
  let at: usize = 0;
  if (ASC_FEATURE_SIMD) {
    for (const stop = row & ~15; at < stop; at += 16) {
      let s = v128.load(x + at);
      let level = sums + at;
      for (let l = 0; l < levels; ++l, level += row) s = f32x4.add(v128.load(level), s);
      v128.store(level, s);
    }
  }
  for (; at < row; at += 4) {
    let s = load<f32>(x + at);
    let level = sums + at;
    for (let l = 0; l < levels; ++l, level += row) s = load<f32>(level) + s;
    store<f32>(level, s);
  }
}

/** y = the sum of all `count` > 0 vectors that were added: the levels of the one-bits of `count`, from the lowest, each to the left of those before. */
export function treeTotal(sums: usize, y: usize, count: i32, n: i32): void {
  const row = <usize>n << 2;
  const lowest = ctz(count);
  const higher = count & (count - 1);
  let at: usize = 0;
  if (ASC_FEATURE_SIMD) {
    for (const stop = row & ~15; at < stop; at += 16) {
      let s = v128.load(sums + <usize>lowest * row + at);
      for (let rest = higher; rest; rest &= rest - 1) s = f32x4.add(v128.load(sums + <usize>ctz(rest) * row + at), s);
      v128.store(y + at, s);
    }
  }
  for (; at < row; at += 4) {
    let s = load<f32>(sums + <usize>lowest * row + at);
    for (let rest = higher; rest; rest &= rest - 1) s = load<f32>(sums + <usize>ctz(rest) * row + at) + s;
    store<f32>(y + at, s);
  }
}
