// Gather, scatter and segment sums: rows addressed by indices that are data.
import { addRow, storeSums } from "../loops/sumFloat64";
import { copyRows } from "../loops/copyRows";

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

/** y[s, :] = Σ x[i, :] over ids[i] = s, i ascending, for x [n, inner], y [segments, inner]. */
export function segmentSum(
  x: usize, ids: usize, y: usize, workspace: usize, n: i32, inner: i32, segments: i32,
): void {
  segmentSums<f32>(x, ids, y, workspace, n, inner, segments);
}

/** y[s, :] = Σ x[i, :] over ids[i] = s for int32 x [n, inner], y [segments, inner]. Workspace as of `segmentSum`. */
export function segmentSumInt(
  x: usize, ids: usize, y: usize, workspace: usize, n: i32, inner: i32, segments: i32,
): void {
  segmentSums<i32>(x, ids, y, workspace, n, inner, segments);
}

/** Float64 sums. */
export function segmentSumWorkspace(inner: i32, segments: i32, threads: i32): f64 { return 8.0 * segments * inner; }

/** y[ids[i], :] = x[i, :], i ascending, for x [n, inner], y [segments, inner] that is filled already; x [1, inner] if `one`. */
export function scatter(x: usize, ids: usize, y: usize, n: i32, inner: i32, segments: i32, one: i32): void {
  const bytes = (<usize>inner) << 2;
  for (let i = 0; i < n; ++i, ids += 4) {
    const id = load<u32>(ids);
    if (id < <u32>segments) copyRows(x, y + <usize>id * bytes, 1, inner, 0, 0);
    if (!one) x += bytes;
  }
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
