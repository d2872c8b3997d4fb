const LONG = 128; // elements from which memory.copy is worth its call

/** Copies `rows` rows of n neighbours; xs and ys are the bytes from row to row. */
export function copyRows(x: usize, y: usize, rows: i32, n: i32, xs: i32, ys: i32): void {
  const bytes = (<usize>n) << 2;
  for (let r = 0; r < rows; ++r) {
    if (n >= LONG) {
      memory.copy(y, x, bytes);
    } else {
      let i: usize = 0;
      if (ASC_FEATURE_SIMD) {
        for (; i + 16 <= bytes; i += 16) v128.store(y + i, v128.load(x + i));
      }
      for (; i < bytes; i += 4) store<i32>(y + i, load<i32>(x + i));
    }
    x += xs;
    y += ys;
  }
}
