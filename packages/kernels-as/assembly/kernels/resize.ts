// Resizing of NHWC images. Where an output row or column comes from is read from tables that src/adapters/resize.ts
// makes, so a gradient uses the very weights of its forward kernel. Sums run over output pixels ascending.
import { addScaled, mixLines, mixRows, widenRow } from "../loops/bilinear";
import { BilinearRow } from "../shared/bilinearRow";

/** y[b, i, j] = x[b, rows[i], columns[j]], all channels; int32 or float32. */
export function resizeNearest(
  x: usize, y: usize, rows: usize, columns: usize, batch: i32, inHeight: i32, inWidth: i32, outHeight: i32, outWidth: i32,
  channels: i32
): void {
  const bytes = <usize>channels << 2;
  for (let b = 0; b < batch; ++b) {
    for (let i = 0; i < outHeight; ++i) {
      const line = x + <usize>((b * inHeight + load<i32>(rows + (<usize>i << 2))) * inWidth) * bytes;
      y = nearestRow(line, y, columns, outWidth, bytes);
    }
  }
}

function nearestRow(line: usize, y: usize, columns: usize, width: i32, bytes: usize): usize {
  for (let j = 0; j < width; ++j) {
    const x = line + <usize>load<i32>(columns + (<usize>j << 2)) * bytes;
    let c: usize = 0;
    if (ASC_FEATURE_SIMD) for (; c < (bytes & ~15); c += 16) v128.store(y + c, v128.load(x + c));
    for (; c < bytes; c += 4) store<i32>(y + c, load<i32>(x + c));
    y += bytes;
  }
  return y;
}

/** dx[b, rows[i], columns[j]] = Σ dy[b, i, j]. */
export function resizeNearestGrad(
  dy: usize, dx: usize, rows: usize, columns: usize, batch: i32, inHeight: i32, inWidth: i32, outHeight: i32, outWidth: i32,
  channels: i32
): void {
  const bytes = <usize>channels << 2;
  memory.fill(dx, 0, <usize>(batch * inHeight * inWidth) * bytes);
  for (let b = 0; b < batch; ++b) {
    for (let i = 0; i < outHeight; ++i) {
      const line = dx + <usize>((b * inHeight + load<i32>(rows + (<usize>i << 2))) * inWidth) * bytes;
      dy = nearestRowGrad(dy, line, columns, outWidth, bytes);
    }
  }
}

function nearestRowGrad(dy: usize, line: usize, columns: usize, width: i32, bytes: usize): usize {
  for (let j = 0; j < width; ++j) {
    const x = line + <usize>load<i32>(columns + (<usize>j << 2)) * bytes;
    let c: usize = 0;
    if (ASC_FEATURE_SIMD) for (; c < (bytes & ~15); c += 16) v128.store(x + c, f32x4.add(v128.load(x + c), v128.load(dy + c)));
    for (; c < bytes; c += 4) store<f32>(x + c, load<f32>(x + c) + load<f32>(dy + c));
    dy += bytes;
  }
  return dy;
}

// @ts-ignore: decorator
@inline
function rowAt(table: usize, i: i32): BilinearRow {
  return changetype<BilinearRow>(table + <usize>i * offsetof<BilinearRow>());
}

/**
 * y[b, i, j] = the mean of the four pixels that rows[i] and columns[j] name, by their weights. The workspace holds
 * two rows of x, made as wide as y, as long as rows of y want them.
 */
export function resizeBilinear(
  x: usize, y: usize, rows: usize, columns: usize, workspace: usize, batch: i32, inHeight: i32, inWidth: i32, outHeight: i32,
  outWidth: i32, channels: i32
): void {
  const bytes = <usize>channels << 2;
  const line = <usize>inWidth * bytes, wide = <usize>outWidth * bytes;
  const lines = workspace, other = lines + ((wide + 31) & ~15);
  for (let b = 0; b < batch; ++b) {
    const image = x + <usize>(b * inHeight) * line;
    if (2 * outHeight <= inHeight) { // no row of x is wanted twice
      for (let i = 0; i < outHeight; ++i, y += wide) {
        const row = rowAt(rows, i);
        const top = image + <usize>row.before * line, bottom = image + <usize>row.after * line;
        mixRows(top, bottom, row.weight, y, columns, outWidth, bytes);
      }
      continue;
    }
    const end = b + 1 < batch ? inHeight : inHeight - 1; // rows with room behind them
    let first = -1, second = -1; // the rows of x that `lines` and `other` hold
    for (let i = 0; i < outHeight; ++i, y += wide) {
      const row = rowAt(rows, i);
      const top = row.before, bottom = row.after;
      if (first != top && second != top) {
        const kept = first == bottom;
        widenRow(image + <usize>top * line, kept ? other : lines, columns, outWidth, bytes, line, top < end);
        if (kept) second = top;
        else first = top;
      }
      if (first != bottom && second != bottom) {
        const kept = first == top;
        widenRow(image + <usize>bottom * line, kept ? other : lines, columns, outWidth, bytes, line, bottom < end);
        if (kept) second = bottom;
        else first = bottom;
      }
      mixLines(first == top ? lines : other, first == bottom ? lines : other, row.weight, y, wide);
    }
  }
}

/** Two rows of y, each with a vector behind it, the second on a multiple of 16 bytes. */
export function resizeBilinearWorkspace(outWidth: i32, channels: i32, threads: i32): f64 {
  return 8.0 * outWidth * channels + 48;
}

/** The adjoint of resizeBilinear: each dy[b, i, j] is shared out among its four pixels of dx. */
export function resizeBilinearGrad(
  dy: usize, dx: usize, rows: usize, columns: usize, batch: i32, inHeight: i32, inWidth: i32, outHeight: i32, outWidth: i32,
  channels: i32
): void {
  const bytes = <usize>channels << 2;
  const line = <usize>inWidth * bytes;
  memory.fill(dx, 0, <usize>(batch * inHeight) * line);
  for (let b = 0; b < batch; ++b) {
    const image = dx + <usize>(b * inHeight) * line;
    for (let i = 0; i < outHeight; ++i) {
      const row = rowAt(rows, i);
      const v = row.weight;
      for (let j = 0; j < outWidth; ++j) {
        const column = rowAt(columns, j);
        const u = column.weight;
        const top = image + <usize>row.before * line, bottom = image + <usize>row.after * line;
        const left = <usize>column.before * bytes, right = <usize>column.after * bytes;
        addScaled(dy, (1 - v) * (1 - u), top + left, bytes);
        addScaled(dy, (1 - v) * u, top + right, bytes);
        addScaled(dy, v * (1 - u), bottom + left, bytes);
        addScaled(dy, v * u, bottom + right, bytes);
        dy += bytes;
      }
    }
  }
}
