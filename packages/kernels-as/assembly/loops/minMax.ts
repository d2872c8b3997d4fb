// Minima and maxima of rows and columns. Values are selected, never computed, so a NaN keeps its payload.
import { minMaxRow } from "./minMaxRow";

/** The order of max. */
export class Largest {
  // @ts-ignore: decorator
  @inline
  beats<T>(x: T, best: T): bool {
    return x > best;
  }

  // @ts-ignore: decorator
  @inline
  beatsLanes<T>(x: v128, best: v128): v128 {
    return v128.gt<T>(x, best);
  }

  // @ts-ignore: decorator
  @inline
  fast(best: v128, x: v128): v128 {
    return f32x4.pmax(best, x);
  }
}

/** The order of min. */
export class Smallest {
  // @ts-ignore: decorator
  @inline
  beats<T>(x: T, best: T): bool {
    return x < best;
  }

  // @ts-ignore: decorator
  @inline
  beatsLanes<T>(x: v128, best: v128): v128 {
    return v128.lt<T>(x, best);
  }

  // @ts-ignore: decorator
  @inline
  fast(best: v128, x: v128): v128 {
    return f32x4.pmin(best, x);
  }
}

// @ts-ignore: decorator
@inline
function better<T, Op>(best: T, x: T): T {
  // @ts-ignore: Op is Largest or Smallest
  const wins = changetype<Op>(0).beats<T>(x, best);
  if (isFloat<T>()) return wins || x != x ? x : best;
  return wins ? x : best;
}

// @ts-ignore: decorator
@inline
function betterLanes<T, Op>(best: v128, x: v128): v128 {
  // @ts-ignore: Op is Largest or Smallest
  let wins = changetype<Op>(0).beatsLanes<T>(x, best);
  if (isFloat<T>()) wins = v128.or(wins, f32x4.ne(x, x));
  return v128.bitselect(x, best, wins);
}

/** y[r] = the best of x[r, i] for x [rows, n > 0]: element i meets lane i % 4, then the lanes meet (tells 0 from -0). */
// @ts-ignore: decorator
@inline
export function minMaxRows<T, Op>(x: usize, y: usize, rows: i32, n: i32): void {
  const end = y + ((<usize>rows) << 2);
  while (y < end) {
    store<T>(y, minMaxOfRow<T, Op>(x, n));
    x += (<usize>n) << 2;
    y += 4;
  }
}

/** The best of the n > 0 elements from x. */
// @ts-ignore: decorator
@inline
export function minMaxOfRow<T, Op>(x: usize, n: i32): T {
  if (ASC_FEATURE_SIMD && isFloat<T>() && n >= 32) {
    const best = minMaxRow<Op>(x, n);
    if (best == best && best != 0) return <T>best; // which NaN and which 0 it is depends on the order
  }
  const fours = x + ((<usize>(n >> 2)) << 4);
  let m0 = load<T>(x);
  let m1 = m0, m2 = m0, m3 = m0;
  if (ASC_FEATURE_SIMD) {
    if (x < fours) {
      let best = v128.load32_splat(x);
      while (x < fours) {
        best = betterLanes<T, Op>(best, v128.load(x));
        x += 16;
      }
      m0 = v128.extract_lane<T>(best, 0);
      m1 = v128.extract_lane<T>(best, 1);
      m2 = v128.extract_lane<T>(best, 2);
      m3 = v128.extract_lane<T>(best, 3);
    }
  } else {
    while (x < fours) {
      m0 = better<T, Op>(m0, load<T>(x));
      m1 = better<T, Op>(m1, load<T>(x, 4));
      m2 = better<T, Op>(m2, load<T>(x, 8));
      m3 = better<T, Op>(m3, load<T>(x, 12));
      x += 16;
    }
  }
  if (n & 3) m0 = better<T, Op>(m0, load<T>(x));
  if ((n & 3) > 1) m1 = better<T, Op>(m1, load<T>(x, 4));
  if ((n & 3) > 2) m2 = better<T, Op>(m2, load<T>(x, 8));
  return better<T, Op>(better<T, Op>(m0, m2), better<T, Op>(m1, m3));
}

/** y[o, c] = the best of x[o, r, c] for x [outer, reduce > 0, inner], rows ascending. */
// @ts-ignore: decorator
@inline
export function minMaxColumns<T, Op>(x: usize, y: usize, outer: i32, reduce: i32, inner: i32): void {
  const stride = (<usize>inner) << 2;
  for (let o = 0; o < outer; ++o) {
    memory.copy(y, x, stride);
    x += stride;
    for (let r = 1; r < reduce; ++r) {
      meetRow<T, Op>(x, y, inner);
      x += stride;
    }
    y += stride;
  }
}

// @ts-ignore: decorator
@inline
function meetRow<T, Op>(x: usize, y: usize, n: i32): void {
  const end = y + ((<usize>n) << 2);
  if (ASC_FEATURE_SIMD) {
    const fours = y + ((<usize>(n >> 2)) << 4);
    while (y < fours) {
      v128.store(y, betterLanes<T, Op>(v128.load(y), v128.load(x)));
      x += 16;
      y += 16;
    }
  }
  while (y < end) {
    store<T>(y, better<T, Op>(load<T>(y), load<T>(x)));
    x += 4;
    y += 4;
  }
}

/** y[r] = the first i with the best x[r, i], int32, for x [rows, n]; NaN is never the best but in place 0. */
// @ts-ignore: decorator
@inline
export function argRows<T, Op>(x: usize, y: usize, rows: i32, n: i32): void {
  const op = changetype<Op>(0);
  for (let r = 0; r < rows; ++r) {
    let best = n > 0 ? load<T>(x) : <T>0;
    let at = 0;
    for (let i = 1; i < n; ++i) {
      const value = load<T>(x + ((<usize>i) << 2));
      // @ts-ignore: Op is Largest or Smallest
      if (op.beats<T>(value, best)) {
        best = value;
        at = i;
      }
    }
    store<i32>(y, at);
    x += (<usize>n) << 2;
    y += 4;
  }
}
