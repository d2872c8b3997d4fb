// Rows addressed by indices that are data.
import { addRow, storeSums } from "./accumulate";
import { copyRows } from "./copyRows";

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
        else copyRows(x + <usize>index * bytes, y, 1, inner, 0, 0);
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
  const first = reverse ? <usize>(n - 1) * row : 0;
  for (let o = 0; o < outer; ++o) {
    for (let c: usize = 0; c < row; c += 4) {
      let sum = exclusive ? <T>0 : <T>(-0.0); // -0 + x is x, whatever its sign
      for (let j = 0, at = first + c; j < n; ++j, at += step) {
        const next = <T>(sum + load<T>(x + at));
        store<T>(y + at, exclusive ? sum : next);
        sum = next;
      }
    }
    x += <usize>n * row;
    y += <usize>n * row;
  }
}
