// Copies of 4-byte elements of any type.
import { copyRows } from "../loops/copyRows";
import { StridedRow } from "../shared/boxRow";

/** y[i] = x[i], n elements of 4 bytes. */
export function copy(x: usize, y: usize, n: i32): void {
  memory.copy(y, x, (<usize>n) << 2);
}

/** y[Σ i_d yStride_d] = x[Σ i_d xStride_d] for every index i of a box. `plan` has `rank` >= 1 rows, outermost first. */
export function stridedCopy(x: usize, y: usize, plan: usize, rank: i32): void {
  const outer = changetype<StridedRow>(plan), inner = changetype<StridedRow>(plan + offsetof<StridedRow>());
  const n = outer.size, xs = outer.xStride, ys = outer.yStride;
  if (rank == 1) {
    copyRow(x, y, n, xs, ys);
  } else if (rank == 2 && xs == 4 && inner.yStride == 4 && n >= 4) {
    transpose(x, y, n, inner.size, inner.xStride, ys);
  } else if (rank == 2 && inner.xStride == 4 && inner.yStride == 4) {
    copyRows(x, y, n, inner.size, xs, ys);
  } else {
    for (let i = 0; i < n; ++i) {
      stridedCopy(x, y, plan + offsetof<StridedRow>(), rank - 1);
      x += xs;
      y += ys;
    }
  }
}

function copyRow(x: usize, y: usize, n: i32, xs: i32, ys: i32): void {
  if (xs == 4 && ys == 4) {
    copyRows(x, y, 1, n, 0, 0);
    return;
  }
  const end = y + <usize>(n * ys);
  if (ASC_FEATURE_SIMD && xs == 0 && ys == 4) {
    const v = v128.load32_splat(x);
    const fours = y + ((<usize>(n >> 2)) << 4);
    while (y < fours) {
      v128.store(y, v);
      y += 16;
    }
  }
  while (y != end) {
    store<i32>(y, load<i32>(x));
    x += xs;
    y += ys;
  }
}

const STRIP = 32; // columns of y at a time: whole cache lines of y, and not too many rows of x

/** y[a, b] = x[b, a] for a < rows, b < columns; xs and ys are the bytes from row to row of x and of y. */
function transpose(x: usize, y: usize, rows: i32, columns: i32, xs: i32, ys: i32): void {
  if (ASC_FEATURE_SIMD && columns == 3 && ys == 12) return transpose3(x, y, rows, xs);
  for (let b = 0; b < columns; b += STRIP) {
    const width = min(STRIP, columns - b);
    transposeStrip(x + <usize>(b * xs), y + ((<usize>b) << 2), rows, width, xs, ys);
  }
}

/** `transpose` of three planes to pixels: each vector reaches into the next pixel, which is then written again. */
function transpose3(x: usize, y: usize, rows: i32, xs: usize): void {
  for (; rows > 4; rows -= 4, x += 16, y += 48) {
    const x0 = v128.load(x), x1 = v128.load(x + xs), x2 = v128.load(x + 2 * xs);
    const low = i32x4.shuffle(x0, x1, 0, 4, 1, 5), high = i32x4.shuffle(x0, x1, 2, 6, 3, 7);
    v128.store(y, i64x2.shuffle(low, x2, 0, 2));
    v128.store(y, i64x2.shuffle(low, i32x4.shuffle(x2, x2, 0, 4, 1, 5), 1, 3), 12);
    v128.store(y, i64x2.shuffle(high, x2, 0, 3), 24);
    v128.store(y, i64x2.shuffle(high, i32x4.shuffle(x2, x2, 2, 6, 3, 7), 1, 3), 36);
  }
  for (; rows > 0; --rows, x += 4, y += 12) copyRow(x, y, 3, <i32>xs, 4);
}

function transposeStrip(x: usize, y: usize, rows: i32, width: i32, xs: i32, ys: i32): void {
  let a = 0;
  if (ASC_FEATURE_SIMD) {
    const ys2 = <usize>ys << 1, ys3 = ys2 + <usize>ys;
    const xs2 = <usize>xs << 1, xs3 = xs2 + <usize>xs;
    for (; a + 4 <= rows; a += 4) {
      let from = x, to = y;
      const fours = y + ((<usize>(width >> 2)) << 4), end = y + ((<usize>width) << 2);
      while (to < fours) {
        const x0 = v128.load(from), x1 = v128.load(from + xs), x2 = v128.load(from + xs2), x3 = v128.load(from + xs3);
        const low01 = i32x4.shuffle(x0, x1, 0, 4, 1, 5), low23 = i32x4.shuffle(x2, x3, 0, 4, 1, 5);
        const high01 = i32x4.shuffle(x0, x1, 2, 6, 3, 7), high23 = i32x4.shuffle(x2, x3, 2, 6, 3, 7);
        v128.store(to, i64x2.shuffle(low01, low23, 0, 2));
        v128.store(to + ys, i64x2.shuffle(low01, low23, 1, 3));
        v128.store(to + ys2, i64x2.shuffle(high01, high23, 0, 2));
        v128.store(to + ys3, i64x2.shuffle(high01, high23, 1, 3));
        from += xs << 2;
        to += 16;
      }
      while (to < end) {
        const v = v128.load(from);
        v128.store32_lane(to, v, 0);
        v128.store32_lane(to + ys, v, 1);
        v128.store32_lane(to + ys2, v, 2);
        v128.store32_lane(to + ys3, v, 3);
        from += xs;
        to += 4;
      }
      x += 16;
      y += ys << 2;
    }
  }
  for (; a < rows; ++a) {
    copyRow(x, y, width, xs, 4);
    x += 4;
    y += ys;
  }
}
