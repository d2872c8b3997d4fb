// The memory layout of an index of a product: three nested counters, each with a stride of its own. Rows of a matrix,
// positions of a window over images and taps of a filter are all of this form.

const ENDLESS = i32.MAX_VALUE;

/** Index i lies at (i % n0) s0 + (i / n0 % n1) s1 + (i / n0 / n1) s2; strides in bytes. */
@unmanaged
export class Axis {
  n0: i32;
  n1: i32;
  s0: i32;
  s1: i32;
  s2: i32;

  /** Evenly spaced. */
  @inline even(stride: i32): void {
    this.nest(ENDLESS, 1, stride, 0, 0);
  }

  /** A counter that continues where the one inside it ends is merged with it. */
  nest(n0: i32, n1: i32, s0: i32, s1: i32, s2: i32): void {
    if (n0 != ENDLESS && s1 == n0 * s0) {
      n0 *= n1;
      n1 = ENDLESS;
      s1 = s2;
      if (s1 == n0 * s0) n0 = ENDLESS;
    }
    this.n0 = n0;
    this.n1 = n1;
    this.s0 = s0;
    this.s1 = s1;
    this.s2 = s2;
  }
}

/** to[i] = base + the offset of index `first` + i, i < count. */
export function locate(axis: Axis, base: usize, first: i32, count: i32, to: usize): void {
  const n0 = axis.n0;
  const n1 = axis.n1;
  const rest = first / n0;
  let i0 = first % n0;
  let i1 = rest % n1;
  let line = base + <usize>(i1 * axis.s1 + (rest / n1) * axis.s2);
  while (count > 0) {
    const n = min(n0 - i0, count);
    spread(line + <usize>(i0 * axis.s0), axis.s0, n, to);
    to += <usize>n << 2;
    count -= n;
    i0 = 0;
    line += <usize>axis.s1;
    if (++i1 == n1) {
      i1 = 0;
      line += <usize>(axis.s2 - n1 * axis.s1);
    }
  }
}

/** to[i] = p + i * step, i < n. */
function spread(p: usize, step: i32, n: i32, to: usize): void {
  const end = to + (<usize>n << 2);
  if (ASC_FEATURE_SIMD && n >= 4) {
    const vectors = to + (<usize>(n & ~3) << 2);
    let places = i32x4.add(i32x4.splat(p as i32), i32x4.mul(i32x4.splat(step), i32x4(0, 1, 2, 3)));
    const steps = i32x4.splat(4 * step);
    for (; to != vectors; to += 16) {
      v128.store(to, places);
      places = i32x4.add(places, steps);
    }
    p += <usize>((n & ~3) * step);
  }
  for (; to != end; to += 4) {
    store<usize>(to, p);
    p += <usize>step;
  }
}

/** to[...] = [offset, length] of each contiguous run (s0 is 4) among the `count` indices from `first`. Returns the end of the table. */
export function findRuns(axis: Axis, first: i32, count: i32, to: usize): usize {
  while (count > 0) {
    const n = min(axis.n0 - first % axis.n0, count);
    locate(axis, 0, first, 1, to);
    store<i32>(to, n, 4);
    first += n;
    count -= n;
    to += 8;
  }
  return to;
}
