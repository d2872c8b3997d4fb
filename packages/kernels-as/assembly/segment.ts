// Rows addressed by indices that are data.
import { addRow, storeSums } from "./accumulate";

/** y[b, o, i, :] = x[b, o, indices[b, i], :] for x [batch, outer, size, inner], indices [batch, n]; 0 where out of range. */
export function gather(
  x: usize, indices: usize, y: usize, batch: i32, outer: i32, size: i32, inner: i32, n: i32,
): void {
  const bytes = (<usize>inner) << 2;
  for (let b = 0; b < batch; ++b) {
    for (let o = 0; o < outer; ++o) {
      for (let i = 0; i < n; ++i) {
        const index = load<u32>(indices + ((<usize>i) << 2));
        if (index >= <u32>size) memory.fill(y, 0, bytes);
        else if (inner < 64) copyRow(x + <usize>index * bytes, y, inner);
        else memory.copy(y, x + <usize>index * bytes, bytes);
        y += bytes;
      }
      x += <usize>size * bytes;
    }
    indices += (<usize>n) << 2;
  }
}

/** y[s, :] = Σ x[i, :] over ids[i] = s, i ascending, for x [n, inner], y [segments, inner]; sums: as y, float64 scratch. */
export function segmentSum(
  x: usize, ids: usize, y: usize, sums: usize, n: i32, inner: i32, segments: i32,
): void {
  segmentSums<f32>(x, ids, y, sums, n, inner, segments);
}

/** y[s, :] = Σ x[i, :] over ids[i] = s for int32 x [n, inner], y [segments, inner]; sums: as y, float64 scratch. */
export function segmentSumInt(
  x: usize, ids: usize, y: usize, sums: usize, n: i32, inner: i32, segments: i32,
): void {
  segmentSums<i32>(x, ids, y, sums, n, inner, segments);
}

/** y[i, indices[i]] = on, for y [n, depth] that is filled already; `on` is the bits of an element. */
export function oneHot(indices: usize, y: usize, n: i32, depth: i32, on: i32): void {
  for (let i = 0; i < n; ++i) {
    const index = load<u32>(indices);
    if (index < <u32>depth) store<i32>(y + ((<usize>index) << 2), on);
    indices += 4;
    y += (<usize>depth) << 2;
  }
}

/** y[o, j, :] = Σ_{k <= j} x[o, k, :] for x [outer, n, inner]; k < j if exclusive, from the end if reverse. */
export function cumsum(
  x: usize, y: usize, outer: i32, n: i32, inner: i32, exclusive: i32, reverse: i32,
): void {
  runningSums<f32>(x, y, outer, n, inner, exclusive, reverse);
}

/** cumsum of int32. */
export function cumsumInt(
  x: usize, y: usize, outer: i32, n: i32, inner: i32, exclusive: i32, reverse: i32,
): void {
  runningSums<i32>(x, y, outer, n, inner, exclusive, reverse);
}

// @ts-ignore: decorator
@inline
function copyRow(x: usize, y: usize, n: i32): void {
  const end = y + ((<usize>n) << 2);
  if (ASC_FEATURE_SIMD) {
    const fours = y + ((<usize>(n >> 2)) << 4);
    while (y < fours) {
      v128.store(y, v128.load(x));
      x += 16;
      y += 16;
    }
  }
  while (y < end) {
    store<i32>(y, load<i32>(x));
    x += 4;
    y += 4;
  }
}

function segmentSums<T>(x: usize, ids: usize, y: usize, sums: usize, n: i32, inner: i32, segments: i32): void {
  const bytes = (<usize>inner) << 3;
  memory.fill(sums, 0, <usize>segments * bytes);
  for (let i = 0; i < n; ++i) {
    const id = load<u32>(ids);
    if (id < <u32>segments) addRow<T>(x, sums + <usize>id * bytes, inner);
    ids += 4;
    x += bytes >> 1;
  }
  storeSums<T>(sums, y, segments * inner, 1);
}

function runningSums<T>(
  x: usize, y: usize, outer: i32, n: i32, inner: i32, exclusive: i32, reverse: i32,
): void {
  const row = (<usize>inner) << 2;
  const step = reverse ? 0 - row : row;
  for (let o = 0; o < outer; ++o) {
    const last = <usize>max(n - 1, 0) * row;
    let from = reverse ? x + last : x;
    let to = reverse ? y + last : y;
    for (let j = 0; j < n; ++j) {
      for (let c: usize = 0; c < row; c += 4) {
        const before = j > 0 ? load<T>(to - step + c) : <T>0;
        let next: T;
        if (exclusive) next = j > 0 ? load<T>(from - step + c) : <T>0;
        else next = load<T>(from + c);
        store<T>(to + c, j > 0 ? <T>(next + before) : next);
      }
      from += step;
      to += step;
    }
    x += <usize>n * row;
    y += <usize>n * row;
  }
}
